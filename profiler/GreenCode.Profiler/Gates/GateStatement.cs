using System.Collections.Immutable;

namespace GreenCode.Profiler.Gates;

/// <summary>A gate's outcome in words. Every output that people read says this and nothing else, so that all say the same.</summary>
/// <param name="Title">What was judged.</param>
/// <param name="Verdict">The verdict; null where runs were only stored.</param>
/// <param name="Headline">The verdict in a sentence or two, with what it rests on.</param>
/// <param name="Checks">What was judged, one by one, worst first.</param>
/// <param name="Tables">The figures.</param>
/// <param name="Notes">Every caveat, as sentences.</param>
public sealed record GateStatement(
    string Title, GateVerdict? Verdict, string Headline, ImmutableArray<GateCheck> Checks, ImmutableArray<GateTable> Tables, ImmutableArray<string> Notes);
