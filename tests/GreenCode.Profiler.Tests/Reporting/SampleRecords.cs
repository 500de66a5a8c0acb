using GreenCode.Energy;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Tests.Reporting;

/// <summary>The records that every exporter and the reader are tried on.</summary>
public static partial class SampleRecords
{
    public static EnergyRecord ByName(string name) => name switch
    {
        "tiny" => Tiny(),
        "typical" => Typical(),
        "hostile" => Hostile(),
        "no-meter" => NoMeter(),
        "estimated" => Estimated(),
        "huge" => Huge(5_000),
        "rearranged" => Rearranged(),
        _ => throw new ArgumentException($"There is no sample record called '{name}'."),
    };

    public static EnergyRecord Tiny() => SampleRecordBuilder.Build(
        [new("main", ["App!App.Program.Main(System.String[])"], 1.5, 0.1)], durationSeconds: 1);

    public static EnergyRecord Typical() => WithRequests(SampleRecordBuilder.Build(PermitDesk(), idleJoules: 61.2, otherJoules: 18.4));

    /// <summary>The typical record after a change: searching costs half, exporting a little more, something is new; with endpoints in the call tree, phases and two processes.</summary>
    public static EnergyRecord Rearranged()
    {
        var record = WithRequests(SampleRecordBuilder.Build(
        [
            .. PermitDesk().Select(stack => stack with { Joules = stack.Joules * (stack.Frames.Any(frame => frame.Contains("Search", StringComparison.Ordinal)) ? 0.5 : 1.02) }),
            new("pool", ["PermitDesk!PermitDesk.Cache.Lookup(System.String)"], 4.2, 0.3),
        ], idleJoules: 61.2, otherJoules: 18.4));
        var endpoint = new CallTreeFrame("GET /permits/{id}", "endpoint", null);
        var added = record.CallTree.Nodes[^1];
        var place = record.CallTree.Nodes.Length - 1;
        return record with
        {
            CallTree = new(
                [.. record.CallTree.Frames, endpoint],
                [
                    .. record.CallTree.Nodes[..place],
                    added with { Frame = record.CallTree.Frames.Length, SelfJoules = 0, CpuSeconds = 0, Samples = 0 }, added with { Parent = place },
                ]),
            Phases = Phases.Of(record.Timeline, [2.5, 6]),
            Processes =
            [
                new(4711, 4700, "PermitDesk", "10.0.0", 9.5, record.Energy.Target.Joules * 0.75),
                new(4700, null, "dotnet <run>", null, 2.5, record.Energy.Target.Joules * 0.25),
            ],
        };
    }

    public static EnergyRecord Estimated() => WithRequests(SampleRecordBuilder.Build(PermitDesk(), Provenance.Estimated, otherJoules: 18.4)) with
    {
        Notes =
        [
            "The joules are estimated from CPU time and a power model of the processor, because no energy counter is readable here.",
            "Idle power is not known: it is counted as work of the processes that ran.",
        ],
    };

    public static EnergyRecord NoMeter() => SampleRecordBuilder.Build(
        [.. PermitDesk().Select(stack => stack with { Joules = 0 })], Provenance.Unavailable) with
    {
        Notes = ["No energy was measured: the counters can be read by root only."],
    };

    public static EnergyRecord Hostile()
    {
        string[] names =
        [
            "Evil!A.B.</script><script>alert('x')</script>(System.String)",
            "Evil!A.B.\"quoted\",comma;semicolon|pipe\\back",
            "Evil!A.B.line\nbreak\r\nand\ttab\0nul",
            "Evil!A.B.\u202Eright-to-left\u2028separator",
            "Evil!=HYPERLINK(\"http://example.invalid\")",
            "Evil!A.B.\ud83c\udf31emoji`1[[`backtick`]]<T>&amp;*_~#",
            "Evil!A.B." + new string('x', 4000),
            "__proto__!constructor.prototype.toString",
        ];
        var record = SampleRecordBuilder.Build([.. names.Select((name, i) => new SampleStack("main", [names[0], name], 1 + i, 0.1))]);
        return record with
        {
            Target = record.Target with { Name = "<img src=x onerror=alert(1)>", Command = "dotnet \"a b.dll\" --x='</script>'" },
            Threads = [new(1, "]]>--><!--<script>", "main", 0.8, record.Energy.Target.Joules)],
            Requests = [new("GET /{id}\"},\n# EOF <b>", 3, 36, 12, 11, 13, 0.2)],
            Findings = [new("GRN0101", "Message with <b>html</b> | pipe\nand line", "src/a,\"b\".cs", 7, "M:X.Y", "A.B.</script><script>alert('x')</script>", 36, 1, 34, 38)],
            Notes = ["<script>alert('note')</script>"],
        };
    }

    /// <summary>A call tree of <paramref name="nodes"/> nodes, up to 60 deep, the same on every run.</summary>
    public static EnergyRecord Huge(int nodes)
    {
        var frames = Enumerable.Range(0, 5_000).Select(i => new CallTreeFrame($"Register.Module{i % 37}.Service{i % 211}.Operation{i}", "method", $"Register.Module{i % 37}")).ToArray();
        var tree = new CallTreeNode[nodes];
        var depth = new int[nodes];
        var random = new Random(20260314);
        tree[0] = new(-1, 0, 0, 0, 0);
        for (var i = 1; i < nodes; i++)
        {
            var parent = random.Next(3) == 0 ? random.Next(i) : i - 1;
            while (depth[parent] >= 60)
                parent = random.Next(i);
            depth[i] = depth[parent] + 1;
            var joules = Math.Round(random.NextDouble() * 0.01, 6);
            tree[i] = new(parent, random.Next(frames.Length), joules, joules, Math.Round(joules / 14, 7));
        }

        for (var i = nodes - 1; i > 0; i--)
            tree[tree[i].Parent] = tree[tree[i].Parent] with { TotalJoules = tree[tree[i].Parent].TotalJoules + tree[i].TotalJoules };

        var stacks = tree.GroupBy(node => node.Frame)
            .Select(group => new SampleStack("pool", [$"{frames[group.Key].Module}!{frames[group.Key].Name}"], group.Sum(node => node.SelfJoules), group.Sum(node => node.CpuSeconds)));
        return SampleRecordBuilder.Build([.. stacks]) with { CallTree = new([.. frames], [.. tree]) };
    }

    private static EnergyRecord WithRequests(EnergyRecord record)
    {
        var target = record.Energy.Target.Joules;
        var (low, high) = (record.Energy.Target.Low / target, record.Energy.Target.High / target);
        double[] shape = [0.4, 0.8, 1.3, 1.2, 1.1, 1.4, 1.2, 1.1, 0.9, 0.6];
        return WithGarbage(record) with
        {
            Requests =
            [
                new("GET /permits/search", 412, 92.7, 0.225, 0.214, 0.237, 0.0161),
                new("GET /permits/export", 12, 38.5, 3.21, 2.9, 3.5, 0.229),
                new("GET /permits/{id}", 1_630, 19.2, 0.0118, 0.0109, 0.0127, 0.00084),
                new("GET /reports/monthly", 4, 6.1, 1.5, 0.9, 2.2, 0.109),
            ],
            Background = new(target - 156.5, (target - 156.5) * low, (target - 156.5) * high, 3.5),
            Timeline =
            [
                .. shape.Select((part, i) => new TimelineWindow(
                    i, 1, [.. record.Meter.Domains.Select(domain => domain.Joules * part / 10)], target * part / 10, target * part / 140)),
            ],
            Findings =
            [
                new("GRN0502", "A new Regex is built on every call: make it static or generate it", "src/PermitDesk/Search/PermitSearch.cs", 41,
                    "M:PermitDesk.Search.PermitSearch.Matches(System.String,System.String)", "PermitDesk.Search.PermitSearch.Matches", 74.4, 74.4 / target, 74.4 * low, 74.4 * high),
                new("GRN0704", "JsonSerializerOptions are built on every call: keep one in a static field", "src/PermitDesk/Export/PermitExport.cs", 23,
                    "M:PermitDesk.Export.PermitExport.Write(System.IO.Stream)", "PermitDesk.Export.PermitExport.Write", 33.9, 33.9 / target, 33.9 * low, 33.9 * high),
                new("GRN0101", "This loop waits by burning CPU: wait for a signal instead", "src/PermitDesk/Jobs/Reminder.cs", 18,
                    "M:PermitDesk.Jobs.Reminder.WaitForWork", "PermitDesk.Jobs.Reminder.WaitForWork", 21.3, 21.3 / target, 21.3 * low, 21.3 * high),
                new("GRN0502", "A new Regex is built on every call: make it static or generate it", "src/PermitDesk/Import/Postcode.cs", 12,
                    "M:PermitDesk.Import.Postcode.IsValid(System.String)", null, 0, 0),
            ],
            Notes = ["Energy of memory behind package 0 is counted; disks, network and power supply are not."],
        };
    }

    /// <summary>Searching makes two thirds of the garbage, exporting the rest; nine tenths of the collector's energy could be attributed.</summary>
    private static EnergyRecord WithGarbage(EnergyRecord record)
    {
        var gc = record.Buckets.Single(bucket => bucket.Name == "gc").Joules;
        MethodEnergy WithPart(MethodEnergy method, double self, double total) => method with
        {
            GcByAllocation = new(
                0.9 * gc * self, 0.9 * gc * total, 0.8 * gc * total * record.Meter.LowFactor, gc * total * record.Meter.HighFactor, 4e9 * self, 4e9 * total),
        };
        return record with
        {
            GcByAllocation = new(4e9, 41_000, 0.9 * gc, 0.1 * gc),
            Methods =
            [
                .. record.Methods.Select(method => method.Name.Split('.')[^1] switch
                {
                    "Matches" => WithPart(method, 2.0 / 3, 2.0 / 3),
                    "Serialize" => WithPart(method, 1.0 / 3, 1.0 / 3),
                    "Write" => WithPart(method, 0, 1.0 / 3),
                    "ProcessRequests" => WithPart(method, 0, 1),
                    _ => method,
                }),
            ],
        };
    }

    private static SampleStack[] PermitDesk()
    {
        const string Serve = "Microsoft.AspNetCore.Server.Kestrel.Core!Microsoft.AspNetCore.Server.Kestrel.Core.Internal.Http.HttpProtocol.ProcessRequests";
        const string Search = "PermitDesk!PermitDesk.Search.SearchEndpoint.Handle(System.String)";
        const string Matches = "PermitDesk!PermitDesk.Search.PermitSearch.Matches(System.String,System.String)";
        const string Export = "PermitDesk!PermitDesk.Export.PermitExport.Write(System.IO.Stream)";
        const string Detail = "PermitDesk!PermitDesk.Permits.DetailEndpoint.Handle(System.Int32)";
        const string Wait = "PermitDesk!PermitDesk.Jobs.Reminder.WaitForWork()";
        const string RegexCompile = "System.Text.RegularExpressions!System.Text.RegularExpressions.RegexCompiler.EmitTryFindNextPossibleStartingPosition";
        const string RegexMatch = "System.Text.RegularExpressions!System.Text.RegularExpressions.Regex.IsMatch(System.String)";
        const string Serialize = "System.Text.Json!System.Text.Json.JsonSerializer.Serialize";
        const string Sqlite = "Microsoft.Data.Sqlite!Microsoft.Data.Sqlite.SqliteDataReader.Read()";
        return
        [
            new("pool", [Serve, Search, Matches, RegexCompile], 48.1, 3.44),
            new("pool", [Serve, Search, Matches, RegexMatch], 21.6, 1.54),
            new("pool", [Serve, Search, Matches], 4.7, 0.336),
            new("pool", [Serve, Search, Sqlite, "[native]"], 12.2, 0.871),
            new("pool", [Serve, Search], 6.1, 0.436),
            new("pool", [Serve, Export, Serialize], 27.4, 1.957),
            new("pool", [Serve, Export], 6.5, 0.464),
            new("pool", [Serve, Export, Sqlite, "[native]"], 4.6, 0.329),
            new("pool", [Serve, Detail, Sqlite, "[native]"], 9.8, 0.7),
            new("pool", [Serve, Detail], 9.4, 0.671),
            new("pool", [Serve], 3.3, 0.236),
            new("user", [Wait], 21.3, 1.521),
            new("gc", ["[gc]"], 17.9, 1.279),
            new("jit", ["[jit]"], 8.2, 0.586),
            new("runtime", ["[runtime]"], 1.2, 0.086),
            new("profiler", ["[profiler]"], 0.9, 0.064),
            new("pool", ["[unsampled]"], 0.4, 0.029),
        ];
    }
}
