namespace GreenCode.Profiler.Model;

/// <summary>What a sampler knows about the thread at the moment of a sample.</summary>
public enum SampleKind : byte
{
    /// <summary>The thread was on a CPU: the sampler's clock is CPU time.</summary>
    OnCpu,

    /// <summary>As <see cref="OnCpu"/>, but the outer callers are missing.</summary>
    OnCpuTruncated,

    /// <summary>As <see cref="OnCpu"/>, and the thread was in the kernel on behalf of the leaf.</summary>
    OnCpuInKernel,

    /// <summary>The runtime calls it managed; it may run or wait (the sampler's clock is wall time).</summary>
    Managed,

    /// <summary>The runtime calls it external: native code, running or waiting (the sampler's clock is wall time).</summary>
    External,
}
