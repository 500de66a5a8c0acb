using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Analyzers.Roslyn;

internal static class BuildPropertyExtensions
{
    /// <summary>The value of the property in the project that is compiled, or null where it is not set.</summary>
    public static string? Value(this AnalyzerOptions options, BuildProperty property) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue($"build_property.{property}", out var value) && value.Length > 0 ? value : null;

    public static bool IsTrue(this AnalyzerOptions options, BuildProperty property) => options.Is(property, "true");

    public static bool IsFalse(this AnalyzerOptions options, BuildProperty property) => options.Is(property, "false");

    private static bool Is(this AnalyzerOptions options, BuildProperty property, string value) =>
        value.Equals(options.Value(property), StringComparison.OrdinalIgnoreCase);
}
