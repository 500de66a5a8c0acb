using System.Collections.Immutable;
using GreenCode.Energy;
using GreenCode.Profiler.Alignment;
using GreenCode.Profiler.Attribution;
using GreenCode.Profiler.Heap;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Requests;
using GreenCode.Profiler.Tests.Alignment;

namespace GreenCode.Profiler.Tests.Attribution;

/// <summary>A simulated run, aligned, divided and entered, with every step kept.</summary>
internal sealed class Books
{
    public static readonly MeterDescription Meter = new("simulated", Provenance.Measured, SimulatedRun.Domains, 1, 1, null, []);

    private Books(CallPaths paths) => Ledger = new(paths);

    public EnergyLedger Ledger { get; }

    public List<(AlignedWindow Window, WindowShares Shares)> Windows { get; } = [];

    /// <summary>Names for the frames that <see cref="SimulatedRun"/> uses; the last is native code.</summary>
    public static IReadOnlyList<MethodIdentity> Methods { get; } =
        [.. Enumerable.Range(0, 7).Select(id => new MethodIdentity($"T.M{id}", "void  ()", "App", $"M:T.M{id}", false, id == 6 ? Bucket.Native : null))];

    public ImmutableArray<Endpoint>? Endpoints { get; private init; }

    public RecordBuilder Record => RecordWith(null);

    public RecordBuilder RecordWith(AllocationTally? allocations) => new(Ledger, Methods, Meter, new Joules(0.001), default, Endpoints, allocations);

    public static Books Of(SimulatedRun run) => Of(run.Ticks, run.Samples, run.Paths, run.Identity);

    /// <summary>A run whose threads work for requests.</summary>
    public static Books Of(SimulatedRun run, IEnumerable<ActivityEvent> events)
    {
        var isWallClock = run.Samples.Any(sample => sample.Kind is SampleKind.Managed or SampleKind.External);
        var tracker = new RequestTracker(run.Paths, isWallClock);
        foreach (var e in events)
            tracker.Add(e);
        var placed = new List<PathSample>();
        var waiting = new Queue<PathSample>(run.Samples.OrderBy(sample => sample.Time));
        foreach (var tick in run.Ticks)
        {
            while (waiting.TryPeek(out var sample) && sample.Time <= tick.Time)
                tracker.Place(waiting.Dequeue(), placed.Add);
            tracker.EndWindow(tick.Time, placed.Add);
        }

        return Of(run.Ticks, placed, run.Paths, run.Identity, tracker.Endpoints);
    }

    public static Books Of(
        ImmutableArray<Tick> ticks, IEnumerable<PathSample> samples, CallPaths paths, Func<int, ThreadIdentity> identity, ImmutableArray<Endpoint>? endpoints = null)
    {
        var books = new Books(paths) { Endpoints = endpoints };
        var aligner = new WindowAligner(identity, paths);
        var waiting = new Queue<PathSample>(samples.OrderBy(sample => sample.Time));
        var sampled = new HashSet<int>();
        foreach (var tick in ticks)
        {
            while (waiting.TryPeek(out var sample) && sample.Time <= tick.Time)
            {
                sampled.Add(sample.ThreadId);
                aligner.Add(waiting.Dequeue());
            }

            if (aligner.Close(tick) is { } window)
                books.Enter(window, EnergyAttribution.Divide(window, SimulatedRun.Domains, new Watts(2), sampled.Contains));
        }

        books.Ledger.Close();
        return books;
    }

    public static Books Of(IEnumerable<(AlignedWindow Window, WindowShares Shares)> windows, CallPaths paths)
    {
        var books = new Books(paths);
        foreach (var (window, shares) in windows)
            books.Enter(window, shares);
        books.Ledger.Close();
        return books;
    }

    private void Enter(AlignedWindow window, WindowShares shares)
    {
        Windows.Add((window, shares));
        Ledger.Enter(window, shares);
    }
}
