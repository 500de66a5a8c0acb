namespace GreenCode.Profiler;

/// <summary>An idle power could not be measured. The message says why and what to do, as sentences.</summary>
public sealed class BaselineRefusedException(string message) : Exception(message);
