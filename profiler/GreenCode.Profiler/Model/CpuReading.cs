using System.Collections.Immutable;

namespace GreenCode.Profiler.Model;

/// <summary>The CPU clocks of the machine, the target and the profiler, all cumulative.</summary>
/// <param name="MachineBusyNanoseconds">CPU time that the machine's processors were working, from an arbitrary start.</param>
/// <param name="TargetNanoseconds">CPU time of the target with its ended threads.</param>
/// <param name="OwnNanoseconds">CPU time of the profiler's own process.</param>
/// <param name="Threads">The target's living threads.</param>
public sealed record CpuReading(
    long MachineBusyNanoseconds, long TargetNanoseconds, long OwnNanoseconds, ImmutableArray<ThreadCpu> Threads);
