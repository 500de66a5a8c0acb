namespace GreenCode.Profiler.Reporting;

/// <summary>What profiling itself cost.</summary>
/// <param name="OwnCpuSeconds">CPU time of the profiler's own process during the profile.</param>
/// <param name="OwnJoules">Its energy, which is part of <see cref="EnergySplit.OtherProcesses"/>.</param>
/// <param name="InTargetCpuSeconds">CPU time of the profiler's helpers inside the target.</param>
/// <param name="InTargetJoules">Their energy, which is the bucket <c>profiler</c>.</param>
public sealed record Overhead(double OwnCpuSeconds, double OwnJoules, double InTargetCpuSeconds, double InTargetJoules);
