namespace GreenCode.Profiler.Gates;

/// <summary>A figure with its interval, at the confidence of the gate's settings.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
public readonly record struct GateInterval(double Value, double Low, double High);
