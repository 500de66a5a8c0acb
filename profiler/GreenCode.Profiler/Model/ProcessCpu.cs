using System.Collections.Immutable;

namespace GreenCode.Profiler.Model;

/// <summary>The CPU clocks of one process at a moment, all cumulative.</summary>
/// <param name="ProcessId">The process.</param>
/// <param name="CpuNanoseconds">CPU time of the process with its ended threads.</param>
/// <param name="Threads">Its living threads.</param>
public sealed record ProcessCpu(int ProcessId, long CpuNanoseconds, ImmutableArray<ThreadCpu> Threads);
