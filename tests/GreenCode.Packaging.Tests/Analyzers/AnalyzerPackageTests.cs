using System.IO.Compression;
using System.Xml.Linq;

namespace GreenCode.Packaging.Tests.Analyzers;

[Collection(nameof(AnalyzerPackageCollection))]
public class AnalyzerPackageTests(AnalyzerPackage package)
{
    [Fact]
    public void It_holds_the_analyzers_their_translations_and_nothing_else()
    {
        using var archive = ZipFile.OpenRead(package.File);
        var entries = archive.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "GreenCode.Analyzers.nuspec",
                "LICENSE",
                "README.md",
                "analyzers/dotnet/roslyn4.8/cs/GreenCode.Analyzers.CodeFixes.dll",
                "analyzers/dotnet/roslyn4.8/cs/GreenCode.Analyzers.dll",
                "analyzers/dotnet/roslyn4.8/cs/nl/GreenCode.Analyzers.resources.dll",
                "buildTransitive/GreenCode.Analyzers.props",
                "buildTransitive/GreenCode.Analyzers.targets",
                "buildTransitive/presets/companions.globalconfig",
                "buildTransitive/presets/default.globalconfig",
                "buildTransitive/presets/quiet.globalconfig",
                "buildTransitive/presets/strict.globalconfig",
            ],
            entries);
    }

    [Fact]
    public void It_is_a_development_dependency_without_dependencies_under_the_EUPL()
    {
        using var archive = ZipFile.OpenRead(package.File);
        using var stream = archive.GetEntry("GreenCode.Analyzers.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal("true", Value("developmentDependency"));
        Assert.Null(Value("dependencies"));
        Assert.Equal("EUPL-1.2", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.NotEmpty(Value("description")!);
    }
}
