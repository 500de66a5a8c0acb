namespace GreenCode.TestKit;

/// <summary>A generated file differs from what it should hold.</summary>
public sealed class GoldenMismatchException(string message) : Exception(message);
