using System.Text.Json;
using System.Xml.Linq;
using GreenCode.TestKit;

namespace GreenCode.Packaging.Tests.Analyzers;

/// <summary>Adds a rule with the template to a copy of the repository, as docs/guides/add-a-rule.md tells, and builds and tests the outcome.</summary>
public sealed class RuleTemplateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static readonly string[] Copied =
    [
        "GreenCode.sln", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".editorconfig", "LICENSE",
        "analyzers", "docs", "profiler", "samples", "tests",
    ];

    /// <summary>The projects that the template puts files into, and that no other one of them builds.</summary>
    private static readonly string[] Touched =
    [
        "samples/RuleGallery/RuleGallery.csproj", "tests/GreenCode.Analyzers.Tests/GreenCode.Analyzers.Tests.csproj", "tests/GreenCode.Benchmarks/GreenCode.Benchmarks.csproj",
    ];

    private static readonly string[] Expected =
    [
        "analyzers/GreenCode.Analyzers/Rules/Collections/LookupInLoop/LookupInLoop.nl.resx",
        "analyzers/GreenCode.Analyzers/Rules/Collections/LookupInLoop/LookupInLoop.resx",
        "analyzers/GreenCode.Analyzers/Rules/Collections/LookupInLoop/LookupInLoopAnalyzer.cs",
        "analyzers/GreenCode.Analyzers/Rules/Collections/LookupInLoop/LookupInLoopFixer.cs",
        "docs/nl/rules/GRN0699.md",
        "docs/rules/GRN0699.md",
        "samples/RuleGallery/Collections/LookupInLoop/After.cs",
        "samples/RuleGallery/Collections/LookupInLoop/Before.cs",
        "tests/GreenCode.Analyzers.Tests/Rules/Collections/LookupInLoopTests.cs",
        "tests/GreenCode.Benchmarks/Rules/LookupInLoopBenchmark.cs",
    ];

    [Fact]
    public async Task A_rule_from_the_template_stands_at_its_places_compiles_and_passes_its_tests()
    {
        foreach (var part in Copied)
            Copy(part);
        var before = Files();

        var hive = Path.Combine(_folder.Path, ".hive");
        await DotNet.Run(_folder.Path, "new", "install", "analyzers/templates/greencode-rule", "--debug:custom-hive", hive);
        await DotNet.Run(_folder.Path, "new", "greencode-rule", "-n", "LookupInLoop", "--id", "GRN0699", "--category", "Collections", "--debug:custom-hive", hive);
        Assert.Equal(Expected, Files().Except(before).Order(StringComparer.Ordinal));

        File.AppendAllText(
            Path.Combine(_folder.Path, "analyzers", "GreenCode.Analyzers", "AnalyzerReleases.Unshipped.md"),
            "GRN0699 | Collections | Info | Lookup in loop\n");
        WithoutStartedPrograms(Path.Combine(_folder.Path, "tests", "GreenCode.Benchmarks", "GreenCode.Benchmarks.csproj"));
        File.WriteAllText(Path.Combine(_folder.Path, "Rule.slnf"), JsonSerializer.Serialize(new { solution = new { path = "GreenCode.sln", projects = Touched } }));
        await DotNet.Run(_folder.Path, "build", "Rule.slnf");

        var tests = Path.Combine(_folder.Path, "artifacts", "bin", "GreenCode.Analyzers.Tests", "debug", "GreenCode.Analyzers.Tests.dll");
        await DotNet.Update(_folder.Path, tests, "-class", "GreenCode.Analyzers.Tests.Docs.*");
        var outcome = await DotNet.Run(
            _folder.Path, tests, "-class", "GreenCode.Analyzers.Tests.Rules.Collections.LookupInLoopTests", "-class", "GreenCode.Analyzers.Tests.Docs.*", "-class", "GreenCode.Analyzers.Tests.RuleCatalogTests");

        Assert.Contains("Failed: 0", outcome, StringComparison.Ordinal);
        Assert.Contains("GRN0699", File.ReadAllText(Path.Combine(_folder.Path, "docs", "nl", "rules", "index.md")), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A benchmark compiles without the programs that others of them start.</summary>
    private static void WithoutStartedPrograms(string project)
    {
        var document = XDocument.Load(project);
        document.Descendants("ProjectReference").Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value == "false").Remove();
        document.Save(project);
    }

    private HashSet<string> Files() =>
    [
        .. Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_folder.Path, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => !file.StartsWith(".hive/", StringComparison.Ordinal)),
    ];

    private void Copy(string part)
    {
        var source = Repository.PathOf(part);
        if (File.Exists(source))
            CopyFile(source);
        else if (Directory.Exists(source))
            Directory.GetFiles(source, "*", SearchOption.AllDirectories).Where(IsOurs).ToList().ForEach(CopyFile);
    }

    private static bool IsOurs(string file) => !file.Contains("node_modules", StringComparison.Ordinal);

    private void CopyFile(string file)
    {
        var target = Path.Combine(_folder.Path, Path.GetRelativePath(Repository.Root, file));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target);
    }
}
