namespace GreenCode.Profiler.Reporting;

/// <summary>A file is not a record that this version can read. The message says what is wrong with it, as a sentence.</summary>
public sealed class RecordFormatException(string message, Exception? innerException = null) : Exception(message, innerException);
