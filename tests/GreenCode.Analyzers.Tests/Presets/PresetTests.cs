using System.Globalization;
using System.Text.RegularExpressions;
using GreenCode.TestKit;

namespace GreenCode.Analyzers.Tests.Presets;

public partial class PresetTests
{
    public static TheoryData<string> Names { get; } = [.. Preset.All.Select(preset => preset.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_preset_says_what_the_rules_say(string name)
    {
        var preset = Preset.All.Single(candidate => candidate.Name == name);
        Golden.Matches(preset.Path, preset.Text());
    }

    [Fact]
    public void The_companions_are_what_is_listed()
    {
        var text = Preset.Head("Rules of others that go well with GreenCode's: those of Microsoft that save CPU time are raised, and those whose advice costs it or that a rule of GreenCode covers are turned off.");
        foreach (var rule in Companion.All)
            text.Append(CultureInfo.InvariantCulture, $"\n# {rule.Id}: {rule.Why}\ndotnet_diagnostic.{rule.Id}.severity = {rule.Severity}\n");

        Golden.Matches(Preset.PathOf("companions"), text.ToString());
    }

    [Fact]
    public void Each_preset_is_listed_once_and_described_on_the_page() => Assert.All(RuleCatalog.Languages, language =>
    {
        var page = File.ReadAllText(Repository.PathOf(language.Docs, "rules", "presets.md"));
        Assert.Equal(
            Directory.GetFiles(Path.GetDirectoryName(Repository.PathOf(Preset.PathOf("default")))!).Select(Path.GetFileNameWithoutExtension).Order(),
            Row().Matches(page).Select(row => row.Groups[1].Value).Order());
    });

    /// <summary>The SDK's own configuration for AnalysisMode All names the rules that are less than a warning by default.</summary>
    [Fact]
    public void Microsofts_rules_exist_and_are_no_warnings_by_default()
    {
        var config = File.ReadAllText(SdkPacks.NewestSdkFile("Sdks/Microsoft.NET.Sdk/analyzers/build/config/analysislevel_10_all.globalconfig"));
        var raised = Raised().Matches(config).Select(line => line.Groups[1].Value).ToHashSet();

        Assert.Superset(Companion.All.Select(rule => rule.Id).Where(id => id.StartsWith("CA", StringComparison.Ordinal)).ToHashSet(), raised);
    }

    [Fact]
    public void No_rule_is_listed_twice() => Assert.Distinct(Companion.All.Select(rule => rule.Id));

    [GeneratedRegex(@"^\| `([a-z]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^dotnet_diagnostic\.(CA\d+)\.severity = warning", RegexOptions.Multiline)]
    private static partial Regex Raised();
}
