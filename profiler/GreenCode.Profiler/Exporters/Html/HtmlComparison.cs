using System.Text.Json;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Reporting.Comparison;

namespace GreenCode.Profiler.Exporters.Html;

/// <summary>What the page says about the difference to an earlier record.</summary>
internal static class HtmlComparison
{
    private const int MostMethods = 1_000;

    public static void Write(Utf8JsonWriter json, EnergyRecord before, EnergyRecord after)
    {
        var comparison = RecordComparison.Of(before, after);
        json.WriteStartObject("comparison");
        HtmlPageData.Property(json, "refusals", comparison.Refusals);
        HtmlPageData.Property(json, "cautions", comparison.Cautions);
        json.WriteString("beforeName", before.Target.Name);
        HtmlPageData.Property(json, "beforeCreatedAt", before.CreatedAt);
        WriteChanges(json, "target", [("", null, comparison.Target)]);
        WriteChanges(json, "endpoints", comparison.Endpoints.Select(endpoint => (endpoint.Endpoint, (string?)null, endpoint.PerRequest)));
        WriteChanges(json, "methods", comparison.Methods
            .Where(method => (method.Self.Before?.Joules ?? 0) + (method.Self.After?.Joules ?? 0) > 0)
            .Take(MostMethods).Select(method => (method.Name, method.Signature, method.Self)));
        json.WriteEndObject();
    }

    private static void WriteChanges(Utf8JsonWriter json, string name, IEnumerable<(string Name, string? Signature, AmountChange Change)> changes)
    {
        json.WriteStartArray(name);
        foreach (var (thing, signature, change) in changes)
        {
            json.WriteStartObject();
            json.WriteString("name", thing);
            json.WriteString("signature", signature);
            HtmlPageData.Property(json, "before", change.Before);
            HtmlPageData.Property(json, "after", change.After);
            json.WriteNumber("difference", change.Difference);
            if (change is { After: not null, RelativeDifference: { } relative })
                json.WriteNumber("relative", relative);
            json.WriteString("verdict", change.Verdict switch
            {
                ChangeVerdict.Less => "less",
                ChangeVerdict.More => "more",
                _ => "notDistinguishable",
            });
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
