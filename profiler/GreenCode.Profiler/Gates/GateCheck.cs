namespace GreenCode.Profiler.Gates;

/// <summary>One thing that was judged.</summary>
/// <param name="Name">What it is, such as <c>CPU time per run</c>.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Sentence">Why, as sentences.</param>
/// <param name="File">The file that it was asked in; null where it stands in none.</param>
/// <param name="Line">The line in that file, from 1; null where that is not known.</param>
public sealed record GateCheck(string Name, GateVerdict Verdict, string Sentence, string? File = null, int? Line = null);
