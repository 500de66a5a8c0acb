namespace GreenCode.Profiler.Gates.Budgets;

/// <summary>The most that a whole run may cost.</summary>
/// <param name="Joules">Energy of the target in joules; null where there is no limit. Needs a meter that measures.</param>
/// <param name="CpuSeconds">CPU time of the target in seconds; null where there is no limit.</param>
public sealed record RunBudget(double? Joules = null, double? CpuSeconds = null);
