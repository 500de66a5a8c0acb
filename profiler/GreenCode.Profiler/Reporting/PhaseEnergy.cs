namespace GreenCode.Profiler.Reporting;

/// <summary>What the target spent between two marks that somebody set while the profile ran.</summary>
/// <param name="Name">Its name, such as <c>phase 2</c>.</param>
/// <param name="StartSeconds">Seconds from the start of the profile.</param>
/// <param name="LengthSeconds">Its length.</param>
/// <param name="Joules">The target's energy in that time.</param>
/// <param name="CpuSeconds">The target's CPU time in that time.</param>
public sealed record PhaseEnergy(string Name, double StartSeconds, double LengthSeconds, double Joules, double CpuSeconds);
