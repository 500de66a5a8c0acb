namespace GreenCode.Energy;

/// <summary>Whether one kind of meter can be used on this machine, and if not, why and what would make it so.</summary>
/// <param name="Meter">The meter's short name.</param>
/// <param name="IsUsable">Whether it can be opened now.</param>
/// <param name="Reason">What was found, as a sentence.</param>
/// <param name="Remedy">The exact command or setting that would make it usable; null where it is usable or nothing would.</param>
/// <param name="RemedyGivesAway">What the remedy gives away (RAPL is a side channel); null where it gives nothing away.</param>
public sealed record MeterProbe(string Meter, bool IsUsable, string Reason, string? Remedy = null, string? RemedyGivesAway = null);
