using System.Collections.Immutable;

namespace GreenCode.Profiler.Model;

/// <summary>What one thread did in a window.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="CpuNanoseconds">Its CPU time in the window.</param>
/// <param name="Paths">Where it was seen; empty without samples.</param>
public sealed record ThreadWindow(ThreadIdentity Thread, long CpuNanoseconds, ImmutableArray<WeightedPath> Paths);
