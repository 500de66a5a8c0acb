namespace GreenCode.Profiler.Reporting;

/// <summary>A more trusted meter that was not usable.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record PassedOverMeter(string Name, string Reason);
