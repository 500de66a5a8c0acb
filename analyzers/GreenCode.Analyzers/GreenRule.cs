using System.Resources;
using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers;

/// <summary>What every rule has in common: where its texts lie, and where its page is.</summary>
public static class GreenRule
{
    public const string HelpLinkBase = "https://example.org/greencode/docs/rules/";

    private const string AnalyzerSuffix = "Analyzer";

    /// <summary>
    /// The descriptor of a rule. Where a rule reports with several severities, <paramref name="defaultSeverity"/> is the highest.
    /// </summary>
    public static DiagnosticDescriptor Create(string id, string category, DiagnosticSeverity defaultSeverity, Type analyzer) =>
        new(
            id,
            Text(analyzer, "Title"),
            Text(analyzer, "Message"),
            category,
            defaultSeverity,
            isEnabledByDefault: true,
            Text(analyzer, "Description"),
            $"{HelpLinkBase}{id}.md");

    /// <summary>A text of the rule in the reader's language: XAnalyzer has its texts in X.resx and X.nl.resx beside it.</summary>
    public static LocalizableString Text(Type analyzer, string key)
    {
        var baseName = analyzer.FullName.Substring(0, analyzer.FullName.Length - AnalyzerSuffix.Length);
        return new LocalizableResourceString(key, new ResourceManager(baseName, analyzer.Assembly), analyzer);
    }
}
