namespace GreenCode.Profiler.Gates;

/// <summary>The runs of one side.</summary>
/// <param name="Runs">How many were made.</param>
/// <param name="Median">The median of their metric per unit of work.</param>
/// <param name="Lowest">The lowest.</param>
/// <param name="Highest">The highest.</param>
public sealed record GateSideSummary(int Runs, double Median, double Lowest, double Highest);
