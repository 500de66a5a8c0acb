namespace GreenCode.Profiler.Gates;

/// <summary>A run far from the others of its side. It is shown, and stays in the analysis.</summary>
/// <param name="Run">The run's place among the runs that were given, from 0.</param>
/// <param name="Side">Its side.</param>
/// <param name="Value">Its metric per unit of work.</param>
/// <param name="Relative">Its metric as a multiple of its side's median.</param>
public sealed record GateOutlier(int Run, GateSide Side, double Value, double Relative);
