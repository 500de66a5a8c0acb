using System.Collections.Immutable;
using System.Text.Json;

namespace GreenCode.Profiler.Reporting.Findings;

/// <summary>
/// Reads the findings of GreenCode's rules out of the compiler's error log (SARIF 2.1.0, OASIS). The member that a finding stands in is
/// the property <c>member</c> that the analyzers attach; the compiler writes it below <c>properties.customProperties</c>.
/// </summary>
public static class SarifReader
{
    /// <summary>A log larger than this is refused.</summary>
    public const long MaxBytes = 256L << 20;

    private const string RulePrefix = "GRN";

    /// <summary>
    /// The findings in the order of the log, each once; those that the source suppresses are left out. The input is not trusted: whatever
    /// it holds, the outcome is a list or this exception.
    /// </summary>
    /// <param name="input">The log.</param>
    /// <param name="sourceRoot">A folder: files below it are named from there, so that a report names no machine. Null to keep the names of the log.</param>
    /// <exception cref="SarifFormatException">It is not a SARIF 2.1 log; the message says why and what to do, as sentences.</exception>
    public static ImmutableArray<Finding> Read(Stream input, string? sourceRoot = null) => Read(input, sourceRoot, MaxBytes);

    internal static ImmutableArray<Finding> Read(Stream input, string? sourceRoot, long maxBytes)
    {
        try
        {
            using var log = JsonDocument.Parse(new LimitedStream(input, maxBytes), new JsonDocumentOptions { MaxDepth = 64 });
            return [.. Results(log.RootElement).Where(IsOurs).Where(result => !IsSuppressed(result)).Select(result => ToFinding(result, sourceRoot)).Distinct()];
        }
        catch (Exception failure) when (failure is JsonException or InvalidDataException)
        {
            throw new SarifFormatException($"The file is not a SARIF log: {failure.Message}", failure);
        }
        catch (InvalidOperationException failure)
        {
            throw new SarifFormatException("The file is not a SARIF log: a text in it is not valid Unicode.", failure);
        }
    }

    private static IEnumerable<JsonElement> Results(JsonElement log)
    {
        if (Member(log, "runs") is not { ValueKind: JsonValueKind.Array } runs)
            throw new SarifFormatException("The file is JSON, but no SARIF log: it has no 'runs'. Give the file that the build property ErrorLog names.");
        if (Text(Member(log, "version")) is var version && version?.StartsWith("2.", StringComparison.Ordinal) != true)
        {
            throw new SarifFormatException(
                $"The log has SARIF version '{version}', and 2.1 is needed. Build with the property ErrorLog set to 'build.sarif,version=2.1'.");
        }

        return runs.EnumerateArray().SelectMany(run => Items(Member(run, "results")));
    }

    private static bool IsOurs(JsonElement result) => Text(Member(result, "ruleId"))?.StartsWith(RulePrefix, StringComparison.Ordinal) == true;

    private static bool IsSuppressed(JsonElement result) =>
        Items(Member(result, "suppressions")).Any(suppression => Text(Member(suppression, "status")) is null or "accepted");

    private static Finding ToFinding(JsonElement result, string? sourceRoot)
    {
        var place = Items(Member(result, "locations")).Select(location => Member(location, "physicalLocation")).FirstOrDefault();
        var line = Member(Member(place, "region"), "startLine") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : 0;
        return new(
            Text(Member(result, "ruleId"))!,
            Text(Member(Member(result, "message"), "text")) ?? "",
            FileName(Text(Member(Member(place, "artifactLocation"), "uri")) ?? "", sourceRoot),
            Math.Max(0, line),
            Text(Member(Member(Member(result, "properties"), "customProperties"), "member")));
    }

    /// <summary>Source files stand in the log as URIs, escaped; absolute ones as <c>file:</c>.</summary>
    private static string FileName(string uri, string? sourceRoot)
    {
        var file = Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile ? absolute.LocalPath : Uri.UnescapeDataString(uri);
        var folder = sourceRoot is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(sourceRoot)) + Path.DirectorySeparatorChar;
        return folder is not null && file.StartsWith(folder, StringComparison.Ordinal) ? file[folder.Length..] : file;
    }

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } and { } parent && parent.TryGetProperty(name, out var value) ? value : null;

    private static IEnumerable<JsonElement> Items(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } and { } array ? array.EnumerateArray() : [];

    private static string? Text(JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
