namespace GreenCode.Profiler.Gates.Budgets;

/// <summary>The most that a request to an endpoint may cost on average.</summary>
/// <param name="JoulesPerRequest">Energy in joules; null where there is no limit. Needs a meter that measures.</param>
/// <param name="CpuSecondsPerRequest">CPU time in seconds; null where there is no limit.</param>
public sealed record EndpointBudget(double? JoulesPerRequest = null, double? CpuSecondsPerRequest = null);
