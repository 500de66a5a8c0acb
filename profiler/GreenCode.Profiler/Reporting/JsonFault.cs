using System.Text.Json;
using System.Text.RegularExpressions;

namespace GreenCode.Profiler.Reporting;

/// <summary>Says what is wrong with a JSON file to somebody who does not know the types behind it.</summary>
internal static partial class JsonFault
{
    /// <summary>The fault and where it stands, as sentences.</summary>
    public static string Explain(JsonException failure) =>
        $"{Reason(failure.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0])}{(failure.Path is null ? "" : $" It stands at {failure.Path}, line {failure.LineNumber + 1}.")}";

    private static string Reason(string message) =>
        Unknown().Match(message) is { Success: true } unknown ? $"There is no '{unknown.Groups["name"].Value}' there."
        : Missing().Match(message) is { Success: true } missing ? $"It lacks {missing.Groups["names"].Value}"
        : Null().Match(message) is { Success: true } none ? $"'{none.Groups["name"].Value}' is null there."
        : OtherKind().IsMatch(message) ? "A value is of another kind than belongs there, or too large."
        : message;

    [GeneratedRegex("^The JSON property '(?<name>.*)' could not be mapped to any \\.NET member")]
    private static partial Regex Unknown();

    [GeneratedRegex("^JSON deserialization for type '.*' was missing required properties including: (?<names>.*)$")]
    private static partial Regex Missing();

    [GeneratedRegex("^The (?:property or field|constructor parameter) '(?<name>.*)' on type '.*' doesn't allow ")]
    private static partial Regex Null();

    [GeneratedRegex("^The JSON value could not be converted to ")]
    private static partial Regex OtherKind();
}
