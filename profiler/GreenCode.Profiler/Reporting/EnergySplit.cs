namespace GreenCode.Profiler.Reporting;

/// <summary>Where the machine's energy went: <c>Target + OtherProcesses + Idle = Total</c>.</summary>
/// <param name="Total">All counted domains.</param>
/// <param name="Idle">Power that flows without work × time, where a baseline is known; else 0 and a note says so.</param>
/// <param name="OtherProcesses">The share of all other processes, the profiler among them.</param>
/// <param name="Target">The share of the profiled process.</param>
public sealed record EnergySplit(EnergyAmount Total, EnergyAmount Idle, EnergyAmount OtherProcesses, EnergyAmount Target);
