using System.Text.Json;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Exporters;

/// <summary>
/// The joined findings as SARIF 2.1.0 (OASIS), dearest first: <c>rank</c> is the share of the target's energy in per cent, and the joules
/// stand in the properties. Code hosts and IDEs show it as annotations.
/// </summary>
public sealed class SarifExporter : IReportExporter
{
    /// <inheritdoc/>
    public ExportFormat Format { get; } = new("sarif", [".sarif"], "findings with their joules, for code hosts and IDEs");

    /// <inheritdoc/>
    public void Export(EnergyRecord record, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, record);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var finding in record.Findings)
            WriteResult(json, finding, record);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, EnergyRecord record)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", record.Tool.Name);
        json.WriteString("version", record.Tool.Version);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, FindingEnergy finding, EnergyRecord record)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.RuleId);
        json.WriteString("level", "warning");
        json.WriteNumber("rank", Math.Clamp(100 * finding.Share, 0, 100));
        json.WriteStartObject("message");
        json.WriteString("text", finding.Message);
        json.WriteEndObject();
        if (finding.File.Length > 0)
            WriteLocation(json, finding);
        json.WriteStartObject("properties");
        json.WriteNumber("joules", finding.Joules);
        json.WriteNumber("share", finding.Share);
        json.WriteString("provenance", record.Meter.Provenance.ToString().ToLowerInvariant());
        if (finding.Member is not null)
            json.WriteString("member", finding.Member);
        if (finding.Method is not null)
            json.WriteString("method", finding.Method);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, FindingEnergy finding)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(finding.File));
        json.WriteEndObject();
        if (finding.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", finding.Line);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string UriOf(string file)
    {
        var path = string.Join('/', file.Split('/', '\\').Select(Uri.EscapeDataString));
        return path.StartsWith('/') ? "file://" + path : path;
    }
}
