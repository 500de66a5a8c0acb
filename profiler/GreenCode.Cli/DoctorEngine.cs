namespace GreenCode.Cli;

/// <summary>A sampling engine, as the doctor found it.</summary>
/// <param name="Name">Its name, as <c>--engine</c> takes it.</param>
/// <param name="IsUsable">Whether it can be used now.</param>
/// <param name="Reason">What was found, as sentences, with what would help.</param>
public sealed record DoctorEngine(string Name, bool IsUsable, string Reason);
