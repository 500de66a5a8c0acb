using System.Globalization;
using System.Text.Json;
using GreenCode.Energy;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Exporters.Firefox;

/// <summary>The call tree below one thread role, as the tables of a thread of the Firefox Profiler.</summary>
internal sealed class FirefoxThread
{
    /// <summary>Name and colour; the first is the default category and has to be grey.</summary>
    public static readonly (string Name, string Color)[] Categories = [("Runtime", "grey"), ("Method", "green")];

    private readonly string _role;
    private readonly bool _isMain;
    private readonly CallTree _tree;
    private readonly List<int> _nodes = [];
    private readonly List<int> _frames = [];
    private readonly List<int?> _prefixes = [];

    private FirefoxThread(string role, bool isMain, CallTree tree) => (_role, _isMain, _tree) = (role, isMain, tree);

    public static string ProcessId(EnergyRecord record) => record.Target.ProcessId.ToString(CultureInfo.InvariantCulture);

    /// <summary>One thread per node of the first level; at least one, because counters hang on a thread.</summary>
    public static List<FirefoxThread> Of(EnergyRecord record)
    {
        var tree = record.CallTree;
        var threads = new List<FirefoxThread>();
        var threadOf = new FirefoxThread[tree.Nodes.Length];
        var stackOf = new int[tree.Nodes.Length];
        var frameOf = new Dictionary<(FirefoxThread Thread, int Frame), int>();
        for (var i = 0; i < tree.Nodes.Length; i++)
        {
            var node = tree.Nodes[i];
            if (node.Parent < 0)
                threads.Add(threadOf[i] = new(tree.Frames[node.Frame].Name, threads.Count == 0, tree));
            var thread = threadOf[i] = node.Parent < 0 ? threadOf[i] : threadOf[node.Parent];
            if (frameOf.TryAdd((thread, node.Frame), thread._frames.Count))
                thread._frames.Add(node.Frame);
            stackOf[i] = thread._nodes.Count;
            thread._nodes.Add(i);
            thread._prefixes.Add(node.Parent < 0 ? null : stackOf[node.Parent]);
        }

        return threads.Count > 0 ? threads : [new("main", true, tree)];
    }

    public void Write(Utf8JsonWriter json, EnergyRecord record)
    {
        json.WriteStartObject();
        json.WriteString("name", _role);
        json.WriteBoolean("isMainThread", _isMain);
        json.WriteString("processName", record.Target.Name);
        json.WriteString("processType", "default");
        json.WriteString("pid", ProcessId(record));
        json.WriteString("tid", _role);
        json.WriteNumber("processStartupTime", 0);
        json.WriteNull("processShutdownTime");
        json.WriteNumber("registerTime", 0);
        json.WriteNull("unregisterTime");
        json.WriteStartArray("pausedRanges");
        json.WriteEndArray();
        WriteSamples(json, record);
        WriteStacks(json);
        WriteFrames(json);
        WriteEmpty(json, "markers", "category", "data", "endTime", "name", "phase", "startTime");
        WriteEmpty(json, "nativeSymbols", "address", "functionSize", "libIndex", "name");
        json.WriteEndObject();
    }

    private void WriteSamples(Utf8JsonWriter json, EnergyRecord record)
    {
        var hasEnergy = record.Meter.Provenance != Provenance.Unavailable;
        var rounded = new CarriedRounding(1e6);
        var weighted = _nodes
            .Select((node, stack) => (Stack: stack, Micros: rounded.Next(hasEnergy ? _tree.Nodes[node].SelfJoules : _tree.Nodes[node].CpuSeconds)))
            .Where(sample => sample.Micros > 0)
            .ToArray();
        json.WriteStartObject("samples");

        // The last sample is empty: it makes the profile as long as the measurement, which the power counters need to be seen.
        json.WriteNumber("length", weighted.Length + 1);
        json.WriteString("weightType", "samples");
        Column(json, "stack", weighted.Select(sample => (int?)sample.Stack).Append(null), stack => WriteIndex(json, stack));
        Column(json, "weight", weighted.Select(sample => sample.Micros).Append(0), json.WriteNumberValue);
        Column(json, "time", weighted.Select(_ => 0.0).Append(1000 * record.DurationSeconds), json.WriteNumberValue);
        json.WriteEndObject();
    }

    private void WriteStacks(Utf8JsonWriter json)
    {
        // Frames are numbered per thread in the order of their first stack.
        var frameIndex = _frames.Select((frame, index) => (frame, index)).ToDictionary(pair => pair.frame, pair => pair.index);
        json.WriteStartObject("stackTable");
        json.WriteNumber("length", _nodes.Count);
        Column(json, "frame", _nodes, node => json.WriteNumberValue(frameIndex[_tree.Nodes[node].Frame]));
        Column(json, "prefix", _prefixes, prefix => WriteIndex(json, prefix));
        Column(json, "category", _nodes, node => json.WriteNumberValue(CategoryOf(_tree.Nodes[node].Frame)));
        Column(json, "subcategory", _nodes, _ => json.WriteNumberValue(0));
        json.WriteEndObject();
    }

    private void WriteFrames(Utf8JsonWriter json)
    {
        var strings = new List<string>();
        var indexOf = new Dictionary<string, int>();
        int StringIndex(string text)
        {
            if (indexOf.TryAdd(text, strings.Count))
                strings.Add(text);
            return indexOf[text];
        }

        string[] modules = [.. _frames.Select(frame => _tree.Frames[frame].Module).OfType<string>().Distinct()];
        var resourceOf = modules.Select((module, index) => (module, index)).ToDictionary(pair => pair.module, pair => pair.index);

        json.WriteStartObject("frameTable");
        json.WriteNumber("length", _frames.Count);
        Column(json, "address", _frames, _ => json.WriteNumberValue(-1));
        Column(json, "inlineDepth", _frames, _ => json.WriteNumberValue(0));
        Column(json, "category", _frames, frame => json.WriteNumberValue(CategoryOf(frame)));
        Column(json, "subcategory", _frames, _ => json.WriteNumberValue(0));
        Column(json, "func", Enumerable.Range(0, _frames.Count), json.WriteNumberValue);
        foreach (var unknown in (string[])["nativeSymbol", "innerWindowID", "implementation", "line", "column"])
            Column(json, unknown, _frames, _ => json.WriteNullValue());
        json.WriteEndObject();

        json.WriteStartObject("funcTable");
        json.WriteNumber("length", _frames.Count);
        Column(json, "name", _frames, frame => json.WriteNumberValue(StringIndex(Stacks.NameOf(_tree.Frames[frame]))));
        Column(json, "isJS", _frames, _ => json.WriteBooleanValue(false));
        Column(json, "relevantForJS", _frames, _ => json.WriteBooleanValue(false));
        Column(json, "resource", _frames, frame => json.WriteNumberValue(_tree.Frames[frame].Module is { } module ? resourceOf[module] : -1));
        foreach (var unknown in (string[])["fileName", "lineNumber", "columnNumber"])
            Column(json, unknown, _frames, _ => json.WriteNullValue());
        json.WriteEndObject();

        json.WriteStartObject("resourceTable");
        json.WriteNumber("length", modules.Length);
        Column(json, "name", modules, module => json.WriteNumberValue(StringIndex(module)));
        Column(json, "lib", modules, _ => json.WriteNullValue());
        Column(json, "host", modules, _ => json.WriteNullValue());
        // 1 is the profiler's resource type "library".
        Column(json, "type", modules, _ => json.WriteNumberValue(1));
        json.WriteEndObject();

        Column(json, "stringArray", strings, json.WriteStringValue);
    }

    private int CategoryOf(int frame) => _tree.Frames[frame].Kind == "method" ? 1 : 0;

    private static void WriteEmpty(Utf8JsonWriter json, string table, params string[] columns)
    {
        json.WriteStartObject(table);
        json.WriteNumber("length", 0);
        foreach (var column in columns)
            Column<int>(json, column, [], json.WriteNumberValue);
        json.WriteEndObject();
    }

    private static void WriteIndex(Utf8JsonWriter json, int? index)
    {
        if (index is { } value)
            json.WriteNumberValue(value);
        else
            json.WriteNullValue();
    }

    private static void Column<T>(Utf8JsonWriter json, string name, IEnumerable<T> values, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            write(value);
        json.WriteEndArray();
    }
}
