using System.Collections.Immutable;

namespace GreenCode.Profiler.Exporters;

/// <summary>A format that a record can be written in.</summary>
/// <param name="Name">The name that <c>--format</c> takes.</param>
/// <param name="Extensions">File name endings that choose it, longest first, such as <c>.greencode.json</c>.</param>
/// <param name="Purpose">What it is for, as a short phrase.</param>
public sealed record ExportFormat(string Name, ImmutableArray<string> Extensions, string Purpose);
