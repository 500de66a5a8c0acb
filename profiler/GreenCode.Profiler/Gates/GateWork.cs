namespace GreenCode.Profiler.Gates;

/// <summary>What is measured and what work it is measured over. Two results can be compared only where all of it is the same.</summary>
/// <param name="Metric">What is compared.</param>
/// <param name="Unit">The piece of work that each figure is about.</param>
/// <param name="Operations">How many operations a run makes, as the user said; null where nobody said so.</param>
/// <param name="Load">The command that puts load on a service; null where the command itself is the work.</param>
/// <param name="Ready">The address that tells when the service is ready; null where the command itself is the work.</param>
public sealed record GateWork(GateMetric Metric, GateUnit Unit, double? Operations, string? Load, string? Ready);
