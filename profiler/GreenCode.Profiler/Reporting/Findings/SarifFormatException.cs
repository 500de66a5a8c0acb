namespace GreenCode.Profiler.Reporting.Findings;

/// <summary>A file is not a build log that can be read. The message says what is wrong with it and what to do, as sentences.</summary>
public sealed class SarifFormatException(string message, Exception? innerException = null) : Exception(message, innerException);
