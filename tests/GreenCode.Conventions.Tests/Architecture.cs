using System.Collections.Immutable;

namespace GreenCode.Conventions.Tests;

/// <summary>What docs/architecture.md says in lines that a test can read.</summary>
internal sealed class Architecture(string markdown)
{
    public const string Path = "docs/architecture.md";

    public static Architecture Current { get; } = new(RepositoryFiles.Read(Path));

    /// <summary>The line <c>Model &lt; Target &lt; …</c>.</summary>
    public StageOrder StageOrder => StageOrder.Parse(
        markdown.Split('\n').FirstOrDefault(line => line.StartsWith("Model <", StringComparison.Ordinal))
        ?? throw new FormatException($"{Path} has no line that starts with 'Model <'."));

    /// <summary>Who may reference whom.</summary>
    public ImmutableArray<AllowedReferences> Projects =>
    [
        .. MarkdownTable.Read(markdown, "project", "may reference", "packages")
            .Select(row => new AllowedReferences(row[0], MarkdownTable.Items(row[1]), MarkdownTable.Items(row[2]))),
    ];

    /// <summary>Names that may be mentioned only below certain folders.</summary>
    public ImmutableArray<PlacedName> Placement =>
    [
        .. from row in MarkdownTable.Read(markdown, "name", "only below")
           from name in MarkdownTable.Items(row[0])
           select new PlacedName(name, MarkdownTable.Items(row[1])),
    ];

    /// <summary>The files and folders at the root of the repository.</summary>
    public ImmutableArray<string> TopLevel =>
        [.. MarkdownTable.Read(markdown, "entry", "holds").SelectMany(row => MarkdownTable.Items(row[0])).Select(entry => entry.TrimEnd('/'))];

    /// <summary>Folders that are there for the reader and add nothing to the namespace.</summary>
    public ImmutableArray<string> FoldersWithoutNamespace =>
        [.. MarkdownTable.Read(markdown, "folder without a namespace", "why").Select(row => row[0].TrimEnd('/'))];
}
