using System.Text.Json;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Exporters;

/// <summary>
/// The file format of speedscope: one sampled profile whose weights are microjoules. Speedscope knows no unit of energy, so the
/// profile's name says it.
/// </summary>
public sealed class SpeedscopeExporter : IReportExporter
{
    private const int FlushBytes = 1 << 20;

    /// <inheritdoc/>
    public ExportFormat Format { get; } = new("speedscope", [".speedscope.json"], "a flame graph in microjoules at speedscope.app or offline");

    /// <inheritdoc/>
    public void Export(EnergyRecord record, Stream output)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("$schema", "https://www.speedscope.app/file-format-schema.json");
        json.WriteString("exporter", $"{record.Tool.Name} {record.Tool.Version}");
        json.WriteString("name", record.Target.Name);
        json.WriteNumber("activeProfileIndex", 0);
        WriteFrames(json, record.CallTree);
        json.WriteStartArray("profiles");
        WriteProfile(json, record);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFrames(Utf8JsonWriter json, CallTree tree)
    {
        json.WriteStartObject("shared");
        json.WriteStartArray("frames");
        foreach (var frame in tree.Frames)
        {
            json.WriteStartObject();
            json.WriteString("name", Stacks.NameOf(frame));
            if (frame.Module is not null)
                json.WriteString("file", frame.Module);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteProfile(Utf8JsonWriter json, EnergyRecord record)
    {
        json.WriteStartObject();
        json.WriteString("type", "sampled");
        json.WriteString("name", Stacks.UnitOf(record));
        json.WriteString("unit", "none");
        json.WriteNumber("startValue", 0);

        var weights = new List<long>();
        json.WriteStartArray("samples");
        foreach (var (frames, micros) in Stacks.Weighted(record))
        {
            weights.Add(micros);
            json.WriteStartArray();
            foreach (var frame in frames)
                json.WriteNumberValue(frame);
            json.WriteEndArray();
            if (json.BytesPending > FlushBytes)
                json.Flush();
        }

        json.WriteEndArray();
        json.WriteStartArray("weights");
        foreach (var weight in weights)
            json.WriteNumberValue(weight);
        json.WriteEndArray();
        json.WriteNumber("endValue", weights.Sum(weight => (double)weight));
        json.WriteEndObject();
    }
}
