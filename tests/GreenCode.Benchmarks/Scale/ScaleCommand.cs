using System.Collections.Immutable;
using System.Globalization;
using GreenCode.Energy;
using GreenCode.Profiler.Alignment;
using GreenCode.Profiler.Attribution;
using GreenCode.Profiler.CpuTime;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Symbols;

namespace GreenCode.Benchmarks.Scale;

/// <summary>
/// <c>scale [FILE.svg]</c>: what analysing a profile costs as samples, threads and methods grow: naming, alignment, attribution and the record, on
/// synthetic input, in CPU time, as the table and the plot of docs/methodology/overhead.md.
/// </summary>
internal static class ScaleCommand
{
    private const int WindowNanoseconds = 50_000_000;
    private const int SamplesPerWindow = 100;
    private const int Depth = 20;

    public static int Run(string[] args)
    {
        var most = args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 100_000_000;
        var points = new List<ScalePoint>();
        // The first run also compiles.
        _ = Measure("warm-up", 100_000, 10, 1_000);
        for (var samples = 100_000L; samples <= most; samples *= 10)
            points.Add(Measure("samples", samples, 50, 10_000));
        foreach (var threads in (int[])[10, 100, 1_000, 5_000])
            points.Add(Measure("threads", 1_000_000, threads, 10_000));
        foreach (var methods in (int[])[1_000, 10_000, 100_000, 1_000_000])
            points.Add(Measure("methods", 1_000_000, 50, methods));

        Console.WriteLine("| grows | samples | threads | methods | CPU time | per sample | memory in use at the end | record |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var point in points)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {point.Grows} | {point.Samples:N0} | {point.Threads:N0} | {point.Methods:N0} | {point.Seconds:0.00} s | {1e9 * point.Seconds / point.Samples:N0} ns | {point.Megabytes:N0} MB | {point.RecordSeconds:0.00} s |"));
        }

        if (args.Length > 0)
            File.WriteAllText(args[0], ScalePlot.Draw(points));
        return 0;
    }

    /// <summary>Each method calls nineteen others above it; leaves and callers are drawn so that few are hot and many are rare, as in real programs.</summary>
    private static ScalePoint Measure(string grows, long samples, int threads, int methods)
    {
        var random = new Random(1);
        var map = new MethodMap();
        for (var method = 0; method < methods; method++)
            map.Add(new MethodLoad(default, AddressOf(method), 64, 1, "App.Type" + method / 20, "Method" + method, "void ()", MethodLoadKind.Loaded));
        var stacks = new RawStackTable();
        var ids = Enumerable.Range(0, methods).Select(method => stacks.Intern(StackOf(method, methods))).ToArray();

        var before = ProcessCpuClock.ReadThisThread();
        var resolver = new StackResolver(map, stacks, 127);
        var aligner = new WindowAligner(id => new(id, "pool", ThreadRole.Pool, 1), resolver.Paths);
        var ledger = new EnergyLedger(resolver.Paths);
        var cpu = new long[threads];
        var (time, target) = (0L, 0L);
        aligner.Close(TickAt(0));
        for (var done = 0L; done < samples;)
        {
            for (var i = 0; i < SamplesPerWindow; i++, done++)
            {
                var thread = random.Next(threads);
                cpu[thread] += 1_000_000;
                target += 1_000_000;
                // The square of a uniform number: a tenth of the methods gets a third of the samples.
                var at = random.NextDouble();
                var method = (int)(at * at * methods);
                aligner.Add(resolver.Resolve(new(1 + thread, new(time + i), AddressOf(method) + 8, ids[method], SampleKind.OnCpu, 1)));
            }

            time += WindowNanoseconds;
            if (aligner.Close(TickAt(time)) is { } window)
                ledger.Enter(window, EnergyAttribution.Divide(window, Domains, default, static _ => true));
        }

        ledger.Close();
        var analysed = ProcessCpuClock.ReadThisThread();
        var parts = new RecordBuilder(ledger, map.Methods, new("simulated", Provenance.Measured, Domains, 1, 1, null, []), default, default);
        var rows = parts.Methods().Length + parts.Threads().Length + parts.Buckets().Length + parts.CallTree().Nodes.Length;
        var built = ProcessCpuClock.ReadThisThread();
        var memory = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
        GC.KeepAlive((rows, parts, map, stacks, resolver));
        return new(grows, samples, threads, methods, (analysed - before) * 1e-9, (built - analysed) * 1e-9, memory);

        Tick TickAt(long at) => new(
            new(at), TimeSpan.Zero, [new Joules(at * 1e-8)], null,
            new(target, 0, [new(1, target, [.. cpu.Select((nanoseconds, thread) => new ThreadCpu(1 + thread, nanoseconds))])]));
    }

    private static ImmutableArray<EnergyDomain> Domains { get; } = [new("package-0", EnergyDomainKind.Package)];

    private static ulong AddressOf(int method) => 0x7f00_0000_0000UL + 64UL * (ulong)method;

    /// <summary>The callers of a method, halving its number each time, so that callers are shared as in a tree.</summary>
    private static ulong[] StackOf(int method, int methods)
    {
        var stack = new ulong[Depth];
        for (var level = 0; level < Depth; level++)
        {
            method = method * 2 / 3;
            stack[level] = AddressOf(method % methods) + 16;
        }

        return stack;
    }
}
