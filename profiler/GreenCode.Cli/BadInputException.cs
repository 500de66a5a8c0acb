namespace GreenCode.Cli;

/// <summary>The user asked for something that cannot be: the message says what, where and what to do, as sentences. Exit code 2.</summary>
public sealed class BadInputException(string message, Exception? innerException = null) : Exception(message, innerException);
