using System.Globalization;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GreenCode.Analyzers.Tests;

/// <summary>Every rule that the two assemblies hold.</summary>
internal static class RuleCatalog
{
    public static IReadOnlyList<RuleInfo> All { get; } = [.. typeof(GreenAnalyzer).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(GreenAnalyzer)) && !type.IsAbstract)
        .Select(type => new RuleInfo((GreenAnalyzer)Activator.CreateInstance(type)!))
        .OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    public static IReadOnlyList<CodeFixProvider> Fixers { get; } = [.. typeof(GreenFixer).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    public static TheoryData<string> Ids { get; } = [.. All.Select(rule => rule.Id)];

    public static RuleInfo Get(string id) => All.Single(rule => rule.Id == id);

    /// <summary>The cultures that every text exists in, with the name their folder in docs has.</summary>
    public static IReadOnlyList<(CultureInfo Culture, string Docs)> Languages { get; } =
        [(CultureInfo.GetCultureInfo("en"), "docs"), (CultureInfo.GetCultureInfo("nl"), "docs/nl")];
}
