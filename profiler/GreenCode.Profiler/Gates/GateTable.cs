using System.Collections.Immutable;

namespace GreenCode.Profiler.Gates;

/// <summary>Figures that a reader may want to see.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Heads">The columns: figures, and a name in the last.</param>
/// <param name="Rows">The rows.</param>
public sealed record GateTable(string Title, ImmutableArray<string> Heads, ImmutableArray<ImmutableArray<string>> Rows);
