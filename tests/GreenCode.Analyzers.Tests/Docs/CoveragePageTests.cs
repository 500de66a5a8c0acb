using System.Text.RegularExpressions;
using GreenCode.Analyzers.Tests.Presets;
using GreenCode.TestKit;

namespace GreenCode.Analyzers.Tests.Docs;

/// <summary>
/// docs/rules/coverage.md is written by hand; these hold it to the rules, to the preset, and to what the other packages say about themselves
/// (peer-rules.tsv, which the command <c>peer-rules</c> of the benchmarks writes).
/// </summary>
public partial class CoveragePageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "rules", "coverage.md")).ReplaceLineEndings("\n");

    private static readonly IReadOnlyList<CoverageRow> Rows = [.. Page.Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| rule |", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Select(cells => new CoverageRow([.. PeerId().Matches(cells[1]).Select(id => id.Value)], cells[3], cells[1].Contains("never implemented", StringComparison.Ordinal)))];

    private static readonly IReadOnlyList<PeerRule> Peers = [.. File.ReadLines(Repository.PathOf("tests", "GreenCode.Analyzers.Tests", "Docs", "peer-rules.tsv"))
        .Skip(1)
        .Select(line => line.Split('\t'))
        .Select(cells => new PeerRule(cells[0], cells[1], cells[2]))];

    [Fact]
    public void Every_rule_about_performance_that_says_so_is_on_the_page() => Assert.Empty(Peers
        .Where(rule => rule.Category == "Performance")
        .Select(rule => rule.Id)
        .Except(Rows.SelectMany(row => row.Ids)));

    [Fact]
    public void No_rule_stands_in_two_rows() => Assert.Distinct(Rows.SelectMany(row => row.Ids));

    /// <summary>Creedengo's package is not to be had, so its ids cannot be looked up.</summary>
    [Fact]
    public void Every_rule_on_the_page_exists_in_its_package() => Assert.Empty(Rows
        .Where(row => !row.IsHistory)
        .SelectMany(row => row.Ids)
        .Where(id => !id.StartsWith("GCI", StringComparison.Ordinal))
        .Except(Peers.Select(rule => rule.Id)));

    [Fact]
    public void The_page_names_the_versions_that_were_read() => Assert.All(
        Peers.Select(rule => rule.Package).Distinct(),
        package => Assert.Contains(package, Page.Replace('\n', ' '), StringComparison.Ordinal));

    [Fact]
    public void Every_rule_of_ours_on_the_page_exists() => Assert.Empty(OurId().Matches(Page).Select(id => id.Value).Except(RuleCatalog.All.Select(rule => rule.Id)));

    [Fact]
    public void What_the_page_says_of_the_preset_is_in_it() => Assert.Equal(
        Companion.All.Select(rule => $"{rule.Id} {rule.Severity}").Order(StringComparer.Ordinal),
        Rows.SelectMany(row => row.InPreset).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\b(?:CA\d{4}|MA\d{4}|RCS\d{4}|S\d{3,5}|GCI\w+)\b")]
    internal static partial Regex PeerId();

    [GeneratedRegex(@"GRN\d{4}")]
    private static partial Regex OurId();
}
