using GreenCode.Energy;

namespace GreenCode.Cli;

/// <summary>An energy meter, as the doctor found it.</summary>
/// <param name="Name">Its name, as <c>--meter</c> takes it.</param>
/// <param name="Provenance">What its joules are: <c>measured</c> or <c>estimated</c>.</param>
/// <param name="IsUsable">Whether it can be used now.</param>
/// <param name="Reason">What was found, as a sentence.</param>
/// <param name="Remedy">The exact command or setting that would make it usable; null where it is usable or nothing would.</param>
/// <param name="RemedyGivesAway">What the remedy gives away; null where it gives nothing away.</param>
public sealed record DoctorMeter(string Name, Provenance Provenance, bool IsUsable, string Reason, string? Remedy, string? RemedyGivesAway);
