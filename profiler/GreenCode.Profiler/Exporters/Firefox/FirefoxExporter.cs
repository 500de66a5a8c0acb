using System.Text.Json;
using GreenCode.Energy;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Exporters.Firefox;

/// <summary>
/// The Firefox Profiler's processed profile (format version 48, which later profilers upgrade; github.com/firefox-devtools/profiler,
/// docs-developer): one thread per thread role with its call paths weighted in microjoules, and a power counter per energy domain in picowatt-hours. A record
/// keeps no moment per call path, so all stacks stand at the start: the flame graph and the power tracks say something, the activity graph of a thread does not.
/// </summary>
public sealed class FirefoxExporter : IReportExporter
{
    private const int FormatVersion = 48;

    /// <summary>1 pWh is 3.6 nJ.</summary>
    private const double PicowattHoursPerJoule = 1e12 / 3600;

    /// <inheritdoc/>
    public ExportFormat Format { get; } = new("firefox", [".firefox.json"], "stacks and power over time at profiler.firefox.com or offline");

    /// <inheritdoc/>
    public void Export(EnergyRecord record, Stream output)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        WriteMeta(json, record);
        json.WriteStartArray("libs");
        json.WriteEndArray();
        WriteCounters(json, record);
        json.WriteStartArray("threads");
        foreach (var thread in FirefoxThread.Of(record))
        {
            thread.Write(json, record);
            json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMeta(Utf8JsonWriter json, EnergyRecord record)
    {
        json.WriteStartObject("meta");
        json.WriteNumber("interval", 1000 * (record.Engine.ObservedIntervalSeconds ?? record.Engine.RequestedIntervalSeconds ?? 0.001));
        json.WriteNumber("startTime", record.CreatedAt.ToUnixTimeMilliseconds());
        json.WriteNumber("processType", 0);
        json.WriteString("product", record.Target.Name);
        json.WriteString("importedFrom", $"{record.Tool.Name} {record.Tool.Version}");
        json.WriteString("oscpu", record.Host.OperatingSystem);
        json.WriteString("CPUName", record.Host.CpuModel);
        json.WriteNumber("logicalCPUs", record.Host.LogicalCpus);
        json.WriteNumber("stackwalk", 1);
        json.WriteNumber("version", 29);
        json.WriteNumber("preprocessedProfileVersion", FormatVersion);
        json.WriteBoolean("symbolicated", true);
        json.WriteBoolean("usesOnlyOneStackType", true);
        json.WriteBoolean("doesNotUseFrameImplementation", true);
        json.WriteBoolean("sourceCodeIsNotOnSearchfox", true);
        json.WriteStartArray("markerSchema");
        json.WriteEndArray();
        json.WriteStartArray("categories");
        foreach (var (name, color) in FirefoxThread.Categories)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("color", color);
            json.WriteStartArray("subcategories");
            json.WriteStringValue("Other");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("extra");
        json.WriteStartObject();
        json.WriteString("label", "Energy");
        json.WriteStartArray("entries");
        WriteFact(json, "Weights of stacks", Stacks.UnitOf(record));
        WriteFact(json, "Meter", $"{record.Meter.Name} ({record.Meter.Provenance.ToString().ToLowerInvariant()})");
        foreach (var note in record.Notes)
            WriteFact(json, "Note", note);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFact(Utf8JsonWriter json, string label, string value)
    {
        json.WriteStartObject();
        json.WriteString("label", label);
        json.WriteString("format", "string");
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    private static void WriteCounters(Utf8JsonWriter json, EnergyRecord record)
    {
        json.WriteStartArray("counters");
        if (record.Meter.Provenance != Provenance.Unavailable && !record.Timeline.IsEmpty)
        {
            WriteCounter(json, record, record.Target.Name, "Power of the profiled process", window => window.TargetJoules);
            for (var i = 0; i < record.Meter.Domains.Length; i++)
            {
                var index = i;
                WriteCounter(json, record, record.Meter.Domains[i].Name, record.Meter.Domains[i].LeftOutBecause ?? "Counted in the total", window => window.DomainJoules[index]);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteCounter(Utf8JsonWriter json, EnergyRecord record, string name, string description, Func<TimelineWindow, double> joules)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("category", "power");
        json.WriteString("description", description);
        json.WriteString("pid", FirefoxThread.ProcessId(record));
        json.WriteNumber("mainThreadIndex", 0);
        json.WriteStartObject("samples");
        json.WriteStartArray("time");
        // The profiler takes a count as spent since the time before it, and ignores the first.
        json.WriteNumberValue(1000 * record.Timeline[0].StartSeconds);
        foreach (var window in record.Timeline)
            json.WriteNumberValue(1000 * (window.StartSeconds + window.LengthSeconds));
        json.WriteEndArray();
        json.WriteStartArray("count");
        json.WriteNumberValue(0);
        var rounded = new CarriedRounding(PicowattHoursPerJoule);
        foreach (var window in record.Timeline)
            json.WriteNumberValue(rounded.Next(joules(window)));
        json.WriteEndArray();
        json.WriteNumber("length", record.Timeline.Length + 1);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
