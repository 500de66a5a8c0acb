using System.Collections.Immutable;

namespace GreenCode.Conventions.Tests;

/// <summary>A dotted name as it stands in code, such as <c>Console.WriteLine</c>.</summary>
/// <param name="Parts">Its identifiers.</param>
/// <param name="Line">The line it starts on, from 1.</param>
internal sealed record NameChain(ImmutableArray<string> Parts, int Line)
{
    public bool StartsWith(params ReadOnlySpan<string> parts) => Parts.AsSpan().StartsWith(parts);

    public override string ToString() => string.Join('.', Parts);
}
