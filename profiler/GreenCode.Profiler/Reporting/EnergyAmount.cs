namespace GreenCode.Profiler.Reporting;

/// <summary>An energy with its 95 % interval (or, for an estimate, its plausible range).</summary>
/// <param name="Joules">The value.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record EnergyAmount(double Joules, double Low, double High);
