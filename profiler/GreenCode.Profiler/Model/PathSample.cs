using GreenCode.Energy;

namespace GreenCode.Profiler.Model;

/// <summary>A sample whose stack has been named.</summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="Time">When.</param>
/// <param name="Path">The node in <see cref="CallPaths"/> of the leaf; the root where no frame could be named.</param>
/// <param name="Kind">What the sampler says of the thread's state.</param>
/// <param name="ProcessId">The process of the thread.</param>
/// <param name="IsInferred">
/// Whether no sampler saw it: the thread is known to have worked for the same request, or for none, from the sample before until now, and the
/// path is where that work was seen last.
/// </param>
public readonly record struct PathSample(int ThreadId, MonotonicTime Time, int Path, SampleKind Kind, int ProcessId = 0, bool IsInferred = false);
