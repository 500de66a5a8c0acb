namespace GreenCode.Conventions.Tests;

/// <summary>A file of the repository.</summary>
/// <param name="Path">Its path from the root, with forward slashes.</param>
/// <param name="Text">Its text.</param>
internal sealed record SourceText(string Path, string Text);
