using Microsoft.CodeAnalysis.Text;

namespace GreenCode.Analyzers.Files;

/// <summary>One value of a settings file.</summary>
internal sealed class AppSetting(string key, string value, TextSpan span)
{
    /// <summary>The names that lead to the value, as configuration joins them: <c>Logging:LogLevel:Default</c>.</summary>
    public string Key { get; } = key;

    public string Value { get; } = value;

    public TextSpan Span { get; } = span;
}
