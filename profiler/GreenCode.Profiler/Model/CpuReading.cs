using System.Collections.Immutable;

namespace GreenCode.Profiler.Model;

/// <summary>The CPU clocks of the machine, the target and the profiler, all cumulative.</summary>
/// <param name="MachineBusyNanoseconds">CPU time that the machine's processors were working, from an arbitrary start.</param>
/// <param name="OwnNanoseconds">CPU time of the profiler's own process.</param>
/// <param name="Processes">The target's processes: the one that was launched or attached to, and those that it started.</param>
public sealed record CpuReading(long MachineBusyNanoseconds, long OwnNanoseconds, ImmutableArray<ProcessCpu> Processes);
