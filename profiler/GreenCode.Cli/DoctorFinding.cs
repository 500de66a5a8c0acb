namespace GreenCode.Cli;

/// <summary>A circumstance of the machine that matters to measurements, as the doctor found it.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="SpoilsMeasurements">Whether measurements here are less exact or less comparable because of it.</param>
/// <param name="Finding">What was found and what it means, as a sentence.</param>
/// <param name="Remedy">The exact command or setting that would help; null where nothing need be done or nothing can.</param>
public sealed record DoctorFinding(string Name, bool SpoilsMeasurements, string Finding, string? Remedy);
