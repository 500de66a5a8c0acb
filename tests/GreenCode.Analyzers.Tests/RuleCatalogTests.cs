using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers.Tests;

public partial class RuleCatalogTests
{
    [Fact]
    public void Ids_are_unique() => Assert.Distinct(RuleCatalog.All.Select(rule => rule.Id));

    [Theory, MemberData(nameof(RuleCatalog.Ids), MemberType = typeof(RuleCatalog))]
    public void An_id_lies_in_the_block_of_its_category_and_so_does_the_folder(string id)
    {
        var rule = RuleCatalog.Get(id);
        var block = int.Parse(id.AsSpan(3, 2), CultureInfo.InvariantCulture);

        Assert.Matches("^GRN[0-9]{4}$", id);
        Assert.Equal(RuleCategory.InOrder[block - 1], rule.Descriptor.Category);
        Assert.Equal($"{rule.Descriptor.Category}/{rule.AnalyzerType.Name[..^"Analyzer".Length]}", rule.Folder);
    }

    [Theory, MemberData(nameof(RuleCatalog.Ids), MemberType = typeof(RuleCatalog))]
    public void The_help_link_leads_to_a_page_that_exists(string id)
    {
        var rule = RuleCatalog.Get(id);

        Assert.Equal($"{GreenRule.HelpLinkBase}{id}.md", rule.Descriptor.HelpLinkUri);
        Assert.All(RuleCatalog.Languages, language => Assert.True(File.Exists(TestKit.Repository.PathOf(language.Docs, "rules", $"{id}.md"))));
    }

    [Theory, MemberData(nameof(RuleCatalog.Ids), MemberType = typeof(RuleCatalog))]
    public void Every_text_exists_in_every_language_with_the_same_placeholders(string id)
    {
        var rule = RuleCatalog.Get(id);
        var texts = RuleCatalog.Languages.Select(language => rule.Texts(language.Culture)).ToList();

        Assert.Subset(texts[0].Keys.ToHashSet(), new HashSet<string> { "Title", "Message", "Description" });
        foreach (var translation in texts.Skip(1))
        {
            Assert.Equal(texts[0].Keys.Order(), translation.Keys.Order());
            Assert.All(translation, text =>
            {
                Assert.NotEmpty(text.Value);
                Assert.NotEqual(texts[0][text.Key], text.Value);
                Assert.Equal(Placeholders(texts[0][text.Key]), Placeholders(text.Value));
            });
        }
    }

    [Fact]
    public void Every_fixer_repairs_a_rule_that_exists_and_can_repair_all_of_a_project()
    {
        Assert.All(RuleCatalog.Fixers, fixer =>
        {
            Assert.All(fixer.FixableDiagnosticIds, id => Assert.Contains(RuleCatalog.All, rule => rule.Id == id));
            Assert.NotNull(fixer.GetFixAllProvider());
            Assert.Contains(RuleCatalog.All, rule => rule.AnalyzerType.Namespace == fixer.GetType().Namespace);
        });
    }

    [Theory, MemberData(nameof(RuleCatalog.Ids), MemberType = typeof(RuleCatalog))]
    public void A_rule_without_evidence_is_no_warning(string id)
    {
        var rule = RuleCatalog.Get(id);
        if (rule.Descriptor.DefaultSeverity < DiagnosticSeverity.Warning)
            return;

        var evidence = Docs.Evidence.Of(id);
        Assert.NotNull(evidence);
        Assert.NotEmpty(evidence.Cases);
        Assert.All(evidence.Cases, pair => Assert.True(pair.RatioLow > 1, $"{id}, {pair.Name}: the interval {pair.RatioLow} to {pair.RatioHigh} does not lie above 1."));
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();
}
