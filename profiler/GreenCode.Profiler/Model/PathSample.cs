using GreenCode.Energy;

namespace GreenCode.Profiler.Model;

/// <summary>A sample whose stack has been named.</summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="Time">When.</param>
/// <param name="Path">The node in <see cref="CallPaths"/> of the leaf; the root where no frame could be named.</param>
/// <param name="Kind">What the sampler says of the thread's state.</param>
/// <param name="ProcessId">The process of the thread.</param>
/// <param name="Origin">How it is known.</param>
public readonly record struct PathSample(
    int ThreadId, MonotonicTime Time, int Path, SampleKind Kind, int ProcessId = 0, SampleOrigin Origin = SampleOrigin.Seen)
{
    /// <summary>Whether no sampler saw it. The thread is known to have done one thing from the sample before until now.</summary>
    public bool IsInferred => Origin != SampleOrigin.Seen;
}
