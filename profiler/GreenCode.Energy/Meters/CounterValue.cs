namespace GreenCode.Energy.Meters;

/// <summary>What one raw read of a counter gave.</summary>
/// <param name="Count">The counter as the machine prints it; meaningless where <paramref name="Problem"/> is set.</param>
/// <param name="Problem">Why it could not be read, as the end of a sentence ("is empty"); null where it was read.</param>
internal readonly record struct CounterValue(ulong Count, string? Problem = null);
