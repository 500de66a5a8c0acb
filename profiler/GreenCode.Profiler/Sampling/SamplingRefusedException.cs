namespace GreenCode.Profiler.Sampling;

/// <summary>A process cannot be sampled. The message says why and what would help, as sentences.</summary>
public sealed class SamplingRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
