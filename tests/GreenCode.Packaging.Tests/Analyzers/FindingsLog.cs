using System.Text.Json;

namespace GreenCode.Packaging.Tests.Analyzers;

/// <summary>What the compiler wrote in its SARIF log about the rules of GreenCode, with paths relative to a folder.</summary>
public sealed class FindingsLog
{
    public FindingsLog(string file, string folder)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(file));
        var run = log.RootElement.GetProperty("runs")[0];
        HelpLinks = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .DistinctBy(rule => rule.GetProperty("id").GetString())
            .ToDictionary(rule => rule.GetProperty("id").GetString()!, rule => rule.TryGetProperty("helpUri", out var uri) ? uri.GetString() : null);
        All = [.. run.GetProperty("results").EnumerateArray().Select(result => ToFinding(result, folder))];
    }

    /// <summary>The findings of every analyzer, and what the compiler says itself.</summary>
    public IReadOnlyList<Finding> All { get; }

    /// <summary>The findings of GreenCode's rules.</summary>
    public IReadOnlyList<Finding> Findings => [.. All.Where(finding => finding.Rule.StartsWith("GRN", StringComparison.Ordinal))];

    /// <summary>Help links by rule.</summary>
    public IReadOnlyDictionary<string, string?> HelpLinks { get; }

    private static Finding ToFinding(JsonElement result, string folder)
    {
        var file = result.TryGetProperty("locations", out var locations)
            ? Path.GetRelativePath(folder, new Uri(locations[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath)
            : "";
        var member = result.TryGetProperty("properties", out var properties) && properties.TryGetProperty("customProperties", out var custom) && custom.TryGetProperty("member", out var id)
            ? id.GetString() : null;
        return new(
            result.GetProperty("ruleId").GetString()!,
            result.GetProperty("level").GetString()!,
            file,
            member,
            result.GetProperty("message").GetProperty("text").GetString()!);
    }
}
