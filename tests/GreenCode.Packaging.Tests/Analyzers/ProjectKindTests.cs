namespace GreenCode.Packaging.Tests.Analyzers;

/// <summary>The package in a project of each kind, all built in one go.</summary>
[Collection(nameof(AnalyzerPackageCollection))]
public sealed class ProjectKindTests(AnalyzerPackage package) : IDisposable
{
    private readonly ConsumerProjects _projects = new(package);

    [Fact]
    public async Task It_works_in_a_project_of_each_kind_and_adds_no_other_warning()
    {
        string[] kinds = ["Net10", "Net8", "NetStandard20", "OldLanguage", "Web", "Twice"];
        Add("Net10", "<TargetFramework>net10.0</TargetFramework>");
        Add("Net8", "<TargetFramework>net8.0</TargetFramework>");
        Add("NetStandard20", "<TargetFramework>netstandard2.0</TargetFramework>");
        Add("OldLanguage", "<TargetFramework>netstandard2.0</TargetFramework><LangVersion>7.3</LangVersion>");
        Add("Web", "<TargetFramework>net10.0</TargetFramework>", "Microsoft.NET.Sdk.Web");
        Add("Twice", "<TargetFramework>net10.0</TargetFramework>", items: """<AdditionalFiles Include="appsettings.json" />""");

        var output = await _projects.Build();

        Assert.DoesNotContain("error", output.Replace("0 Error(s)", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.All(kinds, kind =>
        {
            Assert.Equal(["GRN0101"], _projects.Log(kind).Findings.Where(finding => finding.File.EndsWith(".cs", StringComparison.Ordinal)).Select(finding => finding.Rule));
            Assert.DoesNotContain(_projects.Log(kind).All, finding => finding.Rule is "AD0001" or "CS8032" or "CS8785" or "CS9057");
        });
    }

    [Fact]
    public async Task A_preset_sets_severities_and_the_projects_own_configuration_comes_first()
    {
        const string Timer = "class Timing { object _timer = new System.Timers.Timer(100); }";
        const string Count = "class Counting { bool Any(System.Collections.Generic.IEnumerable<int> all) { return System.Linq.Enumerable.Count(all) > 0; } }";
        Add("Default", Net10("default"), code: Timer + Count);
        Add("Strict", Net10("strict"), code: Timer);
        Add("Quiet", Net10("quiet"), code: Timer);
        Add("Both", Net10("quiet;companions"), code: Count);
        Add("Own", Net10("strict"), code: Timer, files: (".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.GRN0104.severity = none\n"));

        await _projects.Build();

        Assert.Equal(["GRN0101 warning", "GRN0104 note"], Levels("Default", "GRN"));
        Assert.Equal(["GRN0101 warning", "GRN0104 warning"], Levels("Strict", "GRN"));
        Assert.Equal(["GRN0101 note", "GRN0104 note"], Levels("Quiet", "GRN"));
        Assert.Equal(["CA1827 warning", "GRN0101 note"], Levels("Both", "GRN", "CA1827"));
        Assert.Equal(["GRN0101 warning"], Levels("Own", "GRN"));

        static string Net10(string preset) => $"<TargetFramework>net10.0</TargetFramework><GreenCodePreset>{preset}</GreenCodePreset>";
    }

    [Fact]
    public async Task A_preset_that_does_not_exist_stops_the_build_and_is_named()
    {
        Add("Wrong", "<TargetFramework>net10.0</TargetFramework><GreenCodePreset>strict;loud</GreenCodePreset>");

        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => _projects.Build());

        Assert.Contains("error : GreenCodePreset is 'strict;loud', but GreenCode.Analyzers has no preset 'loud'. Choose", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _projects.Dispose();

    private void Add(string name, string properties, string sdk = "Microsoft.NET.Sdk", string items = "", string code = "", params (string Name, string Text)[] files) => _projects.Add(
        name,
        $"""<Project Sdk="{sdk}"><PropertyGroup>{properties}</PropertyGroup><ItemGroup>{items}</ItemGroup></Project>""",
        [
            ("Waiting.cs", "namespace Kinds { public class Waiting { private volatile bool _done; public void Finish() { _done = true; } public void Wait() { while (!_done) { } } } }"),
            ("Program.cs", "public static class Program { public static void Main() { } }"),
            ("Code.cs", code),
            ("appsettings.json", """{ "Logging": { "LogLevel": { "Default": "Warning" } } }"""),
            .. files,
        ]);

    private IEnumerable<string> Levels(string project, params string[] rules) => _projects.Log(project).All
        .Where(finding => rules.Any(rule => finding.Rule.StartsWith(rule, StringComparison.Ordinal)))
        .Select(finding => $"{finding.Rule} {finding.Level}")
        .Order(StringComparer.Ordinal);
}
