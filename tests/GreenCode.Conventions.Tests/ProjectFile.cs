using System.Collections.Immutable;
using System.Xml.Linq;

namespace GreenCode.Conventions.Tests;

/// <summary>What a project file, or a props file that stands for many, refers to.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="References">The projects it is compiled against.</param>
/// <param name="Packages">The packages it takes.</param>
/// <param name="OwnVersions">The packages whose version it names itself.</param>
internal sealed record ProjectFile(
    string Path, ImmutableArray<string> References, ImmutableArray<string> Packages, ImmutableArray<string> OwnVersions)
{
    /// <summary>What the project table calls it: a project by its name, a props file by its path.</summary>
    public string Name => Path.EndsWith(".csproj", StringComparison.Ordinal) ? System.IO.Path.GetFileNameWithoutExtension(Path) : Path;

    public static ProjectFile Parse(SourceText file)
    {
        var items = XDocument.Parse(file.Text).Descendants().ToList();
        var packages = items.Where(item => item.Name.LocalName == "PackageReference").ToList();
        var references = items.Where(item => item.Name.LocalName == "ProjectReference" && IsCompiledAgainst(item));
        var versioned = packages.Where(package => Value(package, "Version") is not null || Value(package, "VersionOverride") is not null)
            .Concat(items.Where(item => item.Name.LocalName == "PackageVersion"));
        return new(
            file.Path,
            [.. references.SelectMany(Included).Select(ProjectName)],
            [.. packages.SelectMany(Included)],
            [.. versioned.SelectMany(Included)]);
    }

    /// <summary>A reference that only runs an analyzer or only orders the build gives the code nothing to depend on.</summary>
    private static bool IsCompiledAgainst(XElement reference) =>
        Value(reference, "OutputItemType") != "Analyzer"
        && !string.Equals(Value(reference, "ReferenceOutputAssembly"), "false", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Included(XElement item) =>
        (Value(item, "Include") ?? Value(item, "Update") ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? Value(XElement item, string name) =>
        item.Attribute(name)?.Value ?? item.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value;

    private static string ProjectName(string path) => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
