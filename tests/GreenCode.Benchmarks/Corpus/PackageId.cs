namespace GreenCode.Benchmarks.Corpus;

/// <summary>A package as a project asks for it; the version is null where none was found.</summary>
internal sealed record PackageId(string Id, string? Version);
