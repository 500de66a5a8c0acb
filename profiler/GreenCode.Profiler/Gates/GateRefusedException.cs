namespace GreenCode.Profiler.Gates;

/// <summary>A gate cannot be decided from what it was given. The message says why and what to do, as sentences.</summary>
public sealed class GateRefusedException(string message) : Exception(message);
