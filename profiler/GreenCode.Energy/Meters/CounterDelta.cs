namespace GreenCode.Energy.Meters;

/// <summary>The difference of two counter values, corrected for a wrap.</summary>
/// <param name="Counts">Counts between the two values; 0 where there is a fault, never negative.</param>
/// <param name="Fault">Why the difference cannot be believed.</param>
internal readonly record struct CounterDelta(double Counts, CounterFault Fault);
