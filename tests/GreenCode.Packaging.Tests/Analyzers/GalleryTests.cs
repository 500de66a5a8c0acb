using System.Text.RegularExpressions;
using GreenCode.TestKit;

namespace GreenCode.Packaging.Tests.Analyzers;

[Collection(nameof(AnalyzerPackageCollection))]
public partial class GalleryTests(GalleryBuild build) : IClassFixture<GalleryBuild>
{
    /// <summary>Category/Rule and id of every rule, from the sources.</summary>
    public static TheoryData<string, string> Rules { get; } = [.. Directory
        .GetFiles(Repository.PathOf("analyzers", "GreenCode.Analyzers", "Rules"), "*Analyzer.cs", SearchOption.AllDirectories)
        .Select(file => new TheoryDataRow<string, string>(
            Path.GetRelativePath(Repository.PathOf("analyzers", "GreenCode.Analyzers", "Rules"), Path.GetDirectoryName(file)!),
            Id().Match(File.ReadAllText(file)).Groups[1].Value))];

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_finds_its_own_before_and_no_other_rule_does(string folder, string id)
    {
        var findings = build.Findings.Where(finding => finding.File.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && IsHalf(finding, "Before")).ToList();

        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal(id, finding.Rule));
        Assert.All(findings.Where(finding => Path.GetExtension(finding.File) == ".cs"), finding => Assert.StartsWith($"M:RuleGallery.{folder.Replace(Path.DirectorySeparatorChar, '.')}.Before.", finding.Member, StringComparison.Ordinal));
    }

    [Fact]
    public void No_rule_finds_anything_after_the_repair() => Assert.DoesNotContain(build.Findings, finding => IsHalf(finding, "After"));

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_leads_to_its_page(string folder, string id)
    {
        Assert.EndsWith($"/docs/rules/{id}.md", build.HelpLinks[id], StringComparison.Ordinal);
        Assert.True(build.Findings.Any(finding => finding.Rule == id), folder);
    }

    [Fact]
    public void The_compiler_prints_warnings_with_their_help_links()
    {
        var warnings = build.Findings.Where(finding => finding.Level == "warning").Select(finding => finding.Rule).Distinct().ToList();

        Assert.Contains("GRN0101", warnings);
        Assert.All(warnings, id =>
        {
            Assert.Contains($"warning {id}: ", build.Output, StringComparison.Ordinal);
            Assert.Contains($"/docs/rules/{id}.md)", build.Output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_log_names_the_member_that_a_finding_stands_in() => Assert.Equal(
        [
            "M:Places.Outer`1.#ctor",
            "M:Places.Outer`1.Lambda(System.Int32@,System.Collections.Generic.List{`0[]})",
            "M:Places.Outer`1.LocalFunction``1(``0)",
            "M:Places.Outer`1.get_Item(System.Int32)",
            "M:Places.Outer`1.get_Property",
            "M:Places.Outer`1.op_Addition(Places.Outer{`0},Places.Outer{`0})",
            "M:Places.Outer`1.set_Property(System.Boolean)",
            "F:Places.Outer`1.Inner._wait",
        ],
        build.Findings.Where(finding => finding.File == "Members.cs").Select(finding => finding.Member).OrderByDescending(id => id![0]).ThenBy(id => id, StringComparer.Ordinal));

    [Fact]
    public async Task The_compiler_speaks_Dutch_when_asked_to() =>
        Assert.Contains("warning GRN0101: Deze lus houdt een processorkern volledig bezet", await build.Build("-p:PreferredUILang=nl-NL"), StringComparison.Ordinal);

    [Fact]
    public async Task Test_projects_get_no_warnings() =>
        Assert.DoesNotContain("GRN", await build.Build("-p:IsTestProject=true"), StringComparison.Ordinal);

    /// <summary>Half.cs, or where the rule is about settings or the project, the folder Half.</summary>
    private static bool IsHalf(Finding finding, string half) =>
        Path.GetFileName(finding.File) == $"{half}.cs" || Path.GetFileName(Path.GetDirectoryName(finding.File)) == half;

    [GeneratedRegex("""const string Id = "(GRN[0-9]{4})";""")]
    private static partial Regex Id();
}
