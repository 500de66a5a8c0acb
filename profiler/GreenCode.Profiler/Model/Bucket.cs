namespace GreenCode.Profiler.Model;

/// <summary>A part of the target's energy that belongs to no user method.</summary>
public enum Bucket
{
    /// <summary>The garbage collector.</summary>
    Gc,

    /// <summary>The just-in-time compiler.</summary>
    Jit,

    /// <summary>The runtime's own code and helper threads.</summary>
    Runtime,

    /// <summary>Native libraries, and threads that never ran managed code.</summary>
    Native,

    /// <summary>The kernel, on behalf of the target.</summary>
    Kernel,

    /// <summary>What the profiler makes the target do.</summary>
    Profiler,

    /// <summary>CPU time that no sample tells the place of.</summary>
    Unsampled,
}
