namespace GreenCode.Profiler.Sampling;

/// <summary>Whether a sampling engine can be used on this machine.</summary>
/// <param name="Engine">Its short name.</param>
/// <param name="IsUsable">Whether it can.</param>
/// <param name="Reason">What was found, as sentences, with what would help.</param>
public sealed record EngineProbe(string Engine, bool IsUsable, string Reason);
