namespace GreenCode.Cli;

/// <summary>Two records that say nothing about each other: the message says why and what to do, as sentences. Exit code 3.</summary>
public sealed class NotComparableException(string message) : Exception(message);
