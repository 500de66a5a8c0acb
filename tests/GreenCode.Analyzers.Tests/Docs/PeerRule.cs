namespace GreenCode.Analyzers.Tests.Docs;

/// <summary>A rule of another package, which is named with its version, as the descriptor says it.</summary>
internal sealed record PeerRule(string Package, string Id, string Category);
