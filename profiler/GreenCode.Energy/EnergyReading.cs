namespace GreenCode.Energy;

/// <summary>When a meter was read, and whether its joules since the reading before can be believed.</summary>
/// <param name="Time">The midpoint between the clock before and after the read.</param>
/// <param name="HalfWidth">Half the time between the two: how uncertain <paramref name="Time"/> is.</param>
/// <param name="Fault">
/// Why the energy since the previous reading is unknown, as a sentence; null where it is known. After a fault the cumulative
/// joules go on from where they stood: the energy of that interval is missing, never guessed and never negative.
/// </param>
public readonly record struct EnergyReading(MonotonicTime Time, TimeSpan HalfWidth, string? Fault = null);
