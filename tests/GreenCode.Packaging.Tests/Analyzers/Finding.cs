namespace GreenCode.Packaging.Tests.Analyzers;

/// <summary>A result of the compiler's SARIF log.</summary>
public sealed record Finding(string Rule, string Level, string File, string? Member, string Message);
