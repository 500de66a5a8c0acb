using System.Text.Json;

namespace GreenCode.Profiler.Gates.Formats;

/// <summary>SARIF 2.1.0 (OASIS) for code scanning: every check that did not pass is a result; those of a budget stand in its file.</summary>
public sealed class SarifFormat : IGateFormat
{
    private const string Rule = "greencode-gate";

    /// <inheritdoc/>
    public string Name => "sarif";

    /// <inheritdoc/>
    public string Ending => ".sarif";

    /// <inheritdoc/>
    public string Purpose => "code scanning";

    /// <inheritdoc/>
    public void Write(GateStatement statement, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new() { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json);
        json.WriteStartArray("results");
        foreach (var check in statement.Checks.Where(check => check.Verdict != GateVerdict.Pass))
            WriteResult(json, check);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "greencode gate");
        json.WriteStartArray("rules");
        json.WriteStartObject();
        json.WriteString("id", Rule);
        json.WriteString("name", "WorkCostsMore");
        json.WriteStartObject("shortDescription");
        json.WriteString("text", "The same work costs more than is allowed.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, GateCheck check)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", Rule);
        json.WriteString("level", check.Verdict == GateVerdict.Fail ? "error" : "warning");
        json.WriteStartObject("message");
        json.WriteString("text", check.Sentence);
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        if (check.File is not null)
            WriteFile(json, check);
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", check.Name);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteString("verdict", check.Verdict.ToString().ToLowerInvariant());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, GateCheck check)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', check.File!.Split('/', '\\').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", check.Line ?? 1);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
