namespace GreenCode.Profiler.Reporting;

/// <summary>One counter of the meter.</summary>
/// <param name="Name">The machine's name for it.</param>
/// <param name="Joules">What it counted over the profile.</param>
/// <param name="LeftOutBecause">Why it is not part of the total; null where it is.</param>
public sealed record DomainInfo(string Name, double Joules, string? LeftOutBecause);
