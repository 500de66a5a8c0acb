using System.Globalization;
using System.Text;
using GreenCode.TestKit;

namespace GreenCode.Analyzers.Tests.Docs;

public class RuleIndexTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    public void The_index_lists_every_rule(string language)
    {
        var (culture, docs) = RuleCatalog.Languages.Single(candidate => candidate.Culture.Name == language);
        var words = new DocWords(culture);
        var index = new StringBuilder($"# {words.Index}\n\n{words.IndexIntroduction}\n");
        foreach (var category in RuleCategory.InOrder)
        {
            var rules = RuleCatalog.All.Where(rule => rule.Descriptor.Category == category).ToList();
            if (rules.Count == 0)
                continue;

            index.Append(CultureInfo.InvariantCulture, $"\n## {category}\n\n| {words.Id} | {words.Title} | {words.DefaultSeverity} | {words.Fix} | {words.Factor} |\n|---|---|---|---|---|\n");
            foreach (var rule in rules)
                index.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {rule.Title(culture)} | {words.Severity(rule.Descriptor.DefaultSeverity)} | {words.YesNo(rule.HasFixer)} | {Factors(rule, culture)} |\n");
        }

        Golden.Matches($"{docs}/rules/index.md", index.ToString());
    }

    private static string Factors(RuleInfo rule, CultureInfo culture) =>
        Evidence.Of(rule.Id) is { } evidence ? string.Join(", ", evidence.Cases.Select(pair => pair.Ratio.ToString("#,0.##", culture) + " ×")) : "–";
}
