using System.Globalization;
using System.Reflection;
using System.Resources;
using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers.Tests;

/// <summary>What documents and tests have to know about a rule.</summary>
internal sealed class RuleInfo(GreenAnalyzer analyzer)
{
    private const string RulesNamespace = "GreenCode.Analyzers.Rules.";

    public DiagnosticDescriptor Descriptor { get; } = analyzer.SupportedDiagnostics.Single();

    public Type AnalyzerType { get; } = analyzer.GetType();

    public string Id => Descriptor.Id;

    public bool HasFixer => RuleCatalog.Fixers.Any(fixer => fixer.FixableDiagnosticIds.Contains(Id));

    /// <summary>What .editorconfig can set for it, in the order of the names.</summary>
    public IReadOnlyList<RuleOption> Options { get; } = [.. analyzer.GetType().GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(field => field.GetValue(null))
        .OfType<RuleOption>()
        .OrderBy(option => option.Name, StringComparer.Ordinal)];

    /// <summary>Category/Rule, as below Rules, the gallery and the tests.</summary>
    public string Folder => AnalyzerType.Namespace![RulesNamespace.Length..].Replace('.', '/');

    public string Title(CultureInfo culture) => Descriptor.Title.ToString(culture);

    public IReadOnlyDictionary<string, string> Texts(CultureInfo culture)
    {
        var baseName = AnalyzerType.FullName![..^"Analyzer".Length];
        using var set = new ResourceManager(baseName, AnalyzerType.Assembly)
            .GetResourceSet(culture.Name == "en" ? CultureInfo.InvariantCulture : culture, createIfNotExists: true, tryParents: false)
            ?? throw new InvalidOperationException($"{baseName} has no texts in '{culture.Name}'.");
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }
}
