using System.Globalization;
using GreenCode.TestKit;

namespace GreenCode.Analyzers.Tests.Docs;

/// <summary>The tables of docs/methodology/precision.md come from what readers said of each hit (judged-hits.tsv) and from the runs that made the hits (foreign-code.tsv).</summary>
public class PrecisionPageTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    public void The_page_counts_what_was_read(string language)
    {
        var (culture, docs) = RuleCatalog.Languages.Single(candidate => candidate.Culture.Name == language);
        var words = new PrecisionWords(culture);
        var path = $"{docs}/methodology/precision.md";
        var page = File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n");
        page = GeneratedSections.Replace(page, "code bases", words.CodeBases(ForeignCode.All));
        page = GeneratedSections.Replace(page, "aims", words.Aims(RulePrecision.AsFound, RulePrecision.Now));
        page = GeneratedSections.Replace(page, "now", words.Rules(RulePrecision.Now));
        page = GeneratedSections.Replace(page, "as found", words.Rules(RulePrecision.AsFound));

        Golden.Matches(path, page);
    }

    [Fact]
    public void Every_hit_is_of_a_rule_and_of_a_code_base_that_exist()
    {
        Assert.Empty(JudgedHit.All.Select(hit => hit.Rule).Except(RuleCatalog.All.Select(rule => rule.Id)));
        Assert.Empty(JudgedHit.All.Select(hit => hit.CodeBase).Except(ForeignCode.All.Select(code => code.Name)));
    }

    [Fact]
    public void Every_hit_has_a_verdict_and_one_that_is_not_right_says_why() =>
        Assert.All(JudgedHit.All, hit =>
        {
            Assert.Contains(hit.Verdict, (string[])["right", "wrong", "undecided", "unread"]);
            Assert.Contains(hit.Found, (string[])["Warning", "Info", "Hidden"]);
            Assert.Contains(hit.Now, (string[])["Warning", "Info", "Hidden", "gone"]);
            Assert.True(!hit.IsRead || hit.IsRight || hit.Why.Length > 0, $"{hit} lacks a reason.");
        });

    /// <summary>One of five hits of GRN0701 is undecided; the page says so.</summary>
    [Fact]
    public void Every_rule_but_one_reaches_its_aim_on_what_was_read() =>
        Assert.Equal(["GRN0701 Info: 80 %"], RulePrecision.Now.Where(rule => !rule.IsReached).Select(rule => string.Create(CultureInfo.InvariantCulture, $"{rule.Rule} {rule.Severity}: {rule.Share:0 %}")));

    [Fact]
    public void All_hits_of_a_rule_were_read_or_forty() =>
        Assert.All(RulePrecision.AsFound, rule => Assert.True(rule.Hits.All(hit => hit.IsRead) || rule.Hits.Count(hit => hit.IsRead) >= 40, rule.Rule));
}
