using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Exporters.Html;

/// <summary>
/// What the page needs of a record, small enough for a browser: numbers with five digits, the call tree in columns and without its
/// smallest branches, the smallest methods taken together, and the time line in at most a few hundred windows. Nothing is dropped: the parts still sum to the whole.
/// </summary>
internal static class HtmlPageData
{
    private const int MostMethods = 5_000;

    private const int MostNodes = 60_000;

    private const int MostWindows = 400;

    public static void Write(EnergyRecord record, EnergyRecord? before, Stream output)
    {
        // The default encoder escapes <, >, & and all that is not ASCII, so that no name can end the script element.
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default });
        json.WriteStartObject();
        WriteAsInRecord(json, record);
        WriteMethods(json, record.Methods);
        if (before is null)
        {
            WriteTree(json, SmallerCallTree.Of(record.CallTree, MostNodes), []);
        }
        else
        {
            var both = new MergedCallTree(SmallerCallTree.Of(before.CallTree, MostNodes / 2), SmallerCallTree.Of(record.CallTree, MostNodes / 2));
            WriteTree(json, both.Tree, both.JoulesBefore);
            HtmlComparison.Write(json, before, record);
        }

        WriteTimeline(json, record);
        json.WriteEndObject();
    }

    private static void WriteAsInRecord(Utf8JsonWriter json, EnergyRecord record)
    {
        Property(json, "tool", record.Tool);
        Property(json, "createdAt", record.CreatedAt);
        Property(json, "host", record.Host);
        Property(json, "target", record.Target);
        Property(json, "meter", record.Meter);
        Property(json, "engine", record.Engine);
        Property(json, "durationSeconds", record.DurationSeconds);
        Property(json, "energy", record.Energy);
        Property(json, "buckets", record.Buckets);
        Property(json, "processes", record.Processes);
        Property(json, "threads", record.Threads);
        Property(json, "requests", record.Requests);
        Property(json, "background", record.Background);
        Property(json, "phases", record.Phases);
        Property(json, "gcByAllocation", record.GcByAllocation);
        Property(json, "overhead", record.Overhead);
        Property(json, "findings", record.Findings);
        Property(json, "notes", record.Notes);
    }

    internal static void Property<T>(Utf8JsonWriter json, string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, RecordJson.Options);
    }

    private static void WriteMethods(Utf8JsonWriter json, ImmutableArray<MethodEnergy> methods)
    {
        var dearest = methods.OrderByDescending(method => method.SelfJoules).ThenByDescending(method => method.CpuSeconds).ToArray();
        json.WriteStartArray("methods");
        foreach (var method in dearest.Take(MostMethods))
        {
            json.WriteStartObject();
            json.WriteString("name", method.Name);
            json.WriteString("signature", method.Signature);
            json.WriteString("module", method.Module);
            Number(json, "self", method.SelfJoules);
            Number(json, "selfLow", method.SelfLow);
            Number(json, "selfHigh", method.SelfHigh);
            Number(json, "total", method.TotalJoules);
            Number(json, "totalLow", method.TotalLow);
            Number(json, "totalHigh", method.TotalHigh);
            Number(json, "cpu", method.CpuSeconds);
            json.WriteNumber("samples", method.Samples);
            if (method.GcByAllocation is { } gc)
            {
                Number(json, "gc", gc.TotalJoules);
                Number(json, "gcLow", gc.TotalLow);
                Number(json, "gcHigh", gc.TotalHigh);
                Number(json, "allocated", gc.TotalBytes);
            }

            json.WriteEndObject();
        }

        if (dearest.Length > MostMethods)
            WriteRest(json, dearest[MostMethods..]);
        json.WriteEndArray();
    }

    private static void WriteRest(Utf8JsonWriter json, MethodEnergy[] rest)
    {
        json.WriteStartObject();
        json.WriteNumber("rest", rest.Length);
        json.WriteNull("module");
        Number(json, "self", rest.Sum(method => method.SelfJoules));
        Number(json, "selfLow", rest.Sum(method => method.SelfLow));
        Number(json, "selfHigh", rest.Sum(method => method.SelfHigh));
        Number(json, "cpu", rest.Sum(method => method.CpuSeconds));
        Number(json, "samples", rest.Sum(method => (double)method.Samples));
        json.WriteEndObject();
    }

    private static void WriteTree(Utf8JsonWriter json, CallTree tree, IReadOnlyList<double> joulesBefore)
    {
        json.WriteStartObject("tree");
        json.WriteStartArray("frames");
        foreach (var frame in tree.Frames)
        {
            json.WriteStartArray();
            json.WriteStringValue(frame.Name);
            json.WriteStringValue(frame.Kind);
            json.WriteStringValue(frame.Module);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        Column(json, "parent", tree, (node, index) => index - node.Parent);
        Column(json, "frame", tree, (node, _) => node.Frame);
        Column(json, "self", tree, (node, _) => node.SelfJoules);
        Column(json, "cpu", tree, (node, _) => node.CpuSeconds);
        if (joulesBefore.Count > 0)
            Column(json, "before", tree, (_, index) => joulesBefore[index]);
        json.WriteEndObject();
    }

    private static void Column(Utf8JsonWriter json, string name, CallTree tree, Func<CallTreeNode, int, double> value)
    {
        json.WriteStartArray(name);
        for (var i = 0; i < tree.Nodes.Length; i++)
            json.WriteNumberValue(FiveDigits(value(tree.Nodes[i], i)));
        json.WriteEndArray();
    }

    private static void WriteTimeline(Utf8JsonWriter json, EnergyRecord record)
    {
        var size = (record.Timeline.Length + MostWindows - 1) / MostWindows;
        json.WriteStartArray("timeline");
        foreach (var windows in record.Timeline.Chunk(Math.Max(1, size)))
        {
            json.WriteStartArray();
            json.WriteNumberValue(FiveDigits(windows[0].StartSeconds));
            json.WriteNumberValue(FiveDigits(windows.Sum(window => window.LengthSeconds)));
            json.WriteNumberValue(FiveDigits(windows.Sum(window => CountedJoules(window, record.Meter.Domains))));
            json.WriteNumberValue(FiveDigits(windows.Sum(window => window.TargetJoules)));
            json.WriteNumberValue(FiveDigits(windows.Sum(window => window.TargetCpuSeconds)));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static double CountedJoules(TimelineWindow window, ImmutableArray<DomainInfo> domains)
    {
        var sum = 0.0;
        for (var i = 0; i < domains.Length; i++)
            sum += domains[i].LeftOutBecause is null ? window.DomainJoules[i] : 0;
        return sum;
    }

    private static void Number(Utf8JsonWriter json, string name, double value) => json.WriteNumber(name, FiveDigits(value));

    private static double FiveDigits(double value)
    {
        if (value == Math.Floor(value) || !double.IsFinite(value))
            return value;
        var scale = Math.Pow(10, 4 - Math.Floor(Math.Log10(Math.Abs(value))));
        return double.IsFinite(scale) ? Math.Round(value * scale) / scale : 0;
    }
}
