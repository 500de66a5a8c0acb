using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Analyzers.Tests;

public class RuleOptionTests
{
    private static readonly RuleOption Period = new("GRN9901", "shortest_period_seconds", "1");
    private static readonly RuleOption Types = new("GRN9901", "types", "Country, Currency");

    [Theory]
    [InlineData("[*.cs]\ndotnet_code_quality.GRN9901.shortest_period_seconds = 0.25", 0.25)]
    [InlineData("[*.cs]\ndotnet_code_quality.grn9901.Shortest_Period_Seconds = 5", 5)]
    [InlineData("[*.vb]\ndotnet_code_quality.GRN9901.shortest_period_seconds = 5", 1)]
    [InlineData("[*.cs]\ndotnet_code_quality.GRN9901.shortest_period_seconds = soon", 1)]
    [InlineData("[*.cs]\ndotnet_code_quality.GRN9901.shortest_period_seconds = NaN", 1)]
    [InlineData("[*.cs]\ndotnet_code_quality.GRN9901.shortest_period_seconds =", 1)]
    [InlineData("", 1)]
    public void A_number_comes_from_editorconfig_or_is_the_default(string config, double expected)
    {
        var (options, tree) = With(config);
        Assert.Equal(expected, Period.Number(options, tree));
    }

    [Theory]
    [InlineData("", new[] { "Country", "Currency" })]
    [InlineData("[*.cs]\ndotnet_code_quality.GRN9901.types = Street,, City ", new[] { "Street", "City" })]
    public void A_list_is_separated_by_commas(string config, string[] expected)
    {
        var (options, tree) = With(config);
        Assert.Equal(expected, Types.Names(options, tree));
    }

    [Theory, MemberData(nameof(RuleCatalog.Ids), MemberType = typeof(RuleCatalog))]
    public void Every_option_is_explained_on_the_page_of_its_rule(string id)
    {
        var rule = RuleCatalog.Get(id);
        foreach (var (culture, docs) in RuleCatalog.Languages)
        {
            var page = File.ReadAllText(TestKit.Repository.PathOf(docs, "rules", $"{id}.md"));
            Assert.All(rule.Options, option => Assert.Contains($"| `{option.Key}` | `{option.DefaultValue}` | {rule.Texts(culture)[$"Option_{option.Name}"]} |", page, StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(RuleCatalog.Ids), MemberType = typeof(RuleCatalog))]
    public void An_option_belongs_to_the_rule_that_holds_it(string id) =>
        Assert.All(RuleCatalog.Get(id).Options, option => Assert.Equal($"dotnet_code_quality.{id}.{option.Name}", option.Key));

    private static (AnalyzerOptions Options, SyntaxTree Tree) With(string config)
    {
        var tree = CSharpSyntaxTree.ParseText("class C { }", path: "/src/C.cs");
        var set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse("root = true\n" + config, "/src/.editorconfig")));
        return (new([], new Provider(set)), tree);
    }

    private sealed class Provider(AnalyzerConfigSet set) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(set.GlobalConfigOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(set.GetOptionsForSourcePath(tree.FilePath));

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(set.GetOptionsForSourcePath(textFile.Path));
    }

    private sealed class Values(AnalyzerConfigOptionsResult result) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => result.AnalyzerOptions.TryGetValue(key, out value!);
    }
}
