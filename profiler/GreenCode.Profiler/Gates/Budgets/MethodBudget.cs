namespace GreenCode.Profiler.Gates.Budgets;

/// <summary>The most that a method may take of what the target spends.</summary>
/// <param name="Share">The share that it spends itself, from 0 to 1.</param>
public sealed record MethodBudget(double Share);
