using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Analyzers;

/// <summary>
/// What a user can set for one rule in .editorconfig: <c>dotnet_code_quality.GRNxxxx.name = value</c>. A rule keeps it in a static field; what it
/// means stands in the rule's resx files as <c>Option_name</c>, from which its page tells it.
/// </summary>
public sealed class RuleOption(string rule, string name, string defaultValue)
{
    public string Name { get; } = name;

    public string Key { get; } = $"dotnet_code_quality.{rule}.{name}";

    public string DefaultValue { get; } = defaultValue;

    /// <summary>The value for the code in <paramref name="tree"/>.</summary>
    public string Text(AnalyzerOptions options, SyntaxTree tree) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(Key, out var value) && value.Trim() is { Length: > 0 } text ? text : DefaultValue;

    /// <summary>The value as a number, written as in code; the default where it is none.</summary>
    public double Number(AnalyzerOptions options, SyntaxTree tree) => ParseNumber(Text(options, tree)) ?? ParseNumber(DefaultValue)!.Value;

    /// <summary>The names that the value lists, separated by commas.</summary>
    public IEnumerable<string> Names(AnalyzerOptions options, SyntaxTree tree) =>
        Text(options, tree).Split(',').Select(listed => listed.Trim()).Where(listed => listed.Length > 0);

    private static double? ParseNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) && !double.IsInfinity(number) ? number : null;
}
