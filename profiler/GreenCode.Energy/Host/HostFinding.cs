namespace GreenCode.Energy.Host;

/// <summary>One circumstance of a machine that matters to energy measurements.</summary>
/// <param name="Name">What was looked at, in a word or two.</param>
/// <param name="SpoilsMeasurements">Whether measurements on this machine are less exact or less comparable because of it.</param>
/// <param name="Finding">What was found and what it means, as a sentence.</param>
/// <param name="Remedy">The exact command or setting that would help; null where nothing need be done or nothing can.</param>
public sealed record HostFinding(string Name, bool SpoilsMeasurements, string Finding, string? Remedy = null);
