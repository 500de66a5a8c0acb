namespace GreenCode.Benchmarks.Gates;

/// <summary>A share, shown in per cent.</summary>
internal readonly record struct Share(double Value);
