using System.Globalization;
using GreenCode.Energy;
using GreenCode.Profiler.Sampling.EventPipe;
using GreenCode.Profiler.Target;
using Microsoft.Diagnostics.NETCore.Client;

namespace GreenCode.Profiler.Requests;

/// <summary>
/// Sessions of their own with the runtimes of the target's processes, which tell what requests their threads work for, and others that tell the requests'
/// routes. They end when their events would cost the target too much, the routes first.
/// </summary>
internal sealed class RequestSource : IDisposable
{
    /// <summary>
    /// What telling of a switch, a begin or an end costs the target, as <c>request-cost</c> measured (docs/methodology/overhead.md). The description of
    /// https://github.com/dotnet/runtime/pull/127238 gives 0.2–0.5 µs per TPL event.
    /// </summary>
    public static readonly TimeSpan CostPerEvent = TimeSpan.FromMicroseconds(0.6);

    /// <summary>What telling of a route costs it, whose values are read by reflection and put into a text; measured likewise.</summary>
    public static readonly TimeSpan CostPerRoute = TimeSpan.FromMicroseconds(5.3);

    /// <summary>The largest part of the target's CPU time, or of one processor where it uses less, that the events may cost.</summary>
    public const double LargestCost = 0.01;

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    /// <summary>Events arrive in bursts, so that a second alone says little of their rate.</summary>
    private const int RememberedGlances = 5;

    private readonly Lock _gate = new();
    private readonly EventStreams _streams, _routes;
    private readonly bool _tellsRoutes;
    private List<ActivityEvent> _events = [];
    private volatile string? _tooDear;
    private string? _routesTooDear;
    private TimeSpan _cost, _costOfRoutes;
    private long _lost;
    private readonly List<(MonotonicTime Time, TimeSpan Cost, TimeSpan CostOfRoutes, double CpuSeconds)> _glances = [];

    /// <param name="tellsRoutes">Whether routes are told, as long as they are not too dear.</param>
    public RequestSource(bool tellsRoutes = true)
    {
        _tellsRoutes = tellsRoutes;
        _streams = Streams(RequestEvents.ActivityProviders, "greencode requests");
        _routes = Streams(RequestEvents.RouteProviders, "greencode routes");
    }

    /// <summary>Why it tells nothing, or nothing more, as a sentence; null while it does.</summary>
    public string? EndedBecause => _tooDear ?? (_streams.Refusal is { } reason ? $"Requests could not be followed: {reason}" : null);

    /// <summary>Why it tells no routes any more, as a sentence; null while it does, and where it tells nothing at all.</summary>
    public string? RoutesEndedBecause => EndedBecause is null ? _routesTooDear : null;

    /// <summary>Since when routes are not told any more; null while they are.</summary>
    public MonotonicTime? RoutesEnded { get; private set; }

    /// <summary>Events that were lost.</summary>
    public long Lost
    {
        get
        {
            lock (_gate)
                return _lost;
        }
    }

    /// <summary>
    /// Begins to follow the requests of a process, whose runtime must be up; nothing happens where they are followed already. A process that refuses is
    /// not followed.
    /// </summary>
    public void Connect(int processId)
    {
        if (_tooDear is not null)
            return;
        _streams.Connect(processId);
        if (_tellsRoutes && RoutesEnded is null)
            _routes.Connect(processId);
    }

    /// <summary>Takes what has come since the last call, in the order of time per thread but for routes, which may come earlier or later than the rest.</summary>
    public IReadOnlyList<ActivityEvent> Take()
    {
        lock (_gate)
        {
            var events = _events;
            _events = [];
            return events;
        }
    }

    /// <summary>Ends the sessions whose events cost more than they may. To be called now and then.</summary>
    /// <param name="targetCpuSeconds">The target's CPU time up to now.</param>
    /// <returns>Whether requests are not followed any more from now on.</returns>
    public bool EndWhereTooDear(double targetCpuSeconds)
    {
        if (EndedBecause is not null)
            return false;
        var now = MonotonicTime.Now;
        if (_glances.Count > 0 && now - _glances[^1].Time < Glance)
            return false;
        var (spent, spentOnRoutes) = Costs;
        _glances.Add((now, spent, spentOnRoutes, targetCpuSeconds));
        if (_glances.Count == 1)
            return false;
        if (_glances.Count > RememberedGlances)
            _glances.RemoveAt(0);

        var before = _glances[0];
        var (during, cpuSeconds) = (now - before.Time, targetCpuSeconds - before.CpuSeconds);
        var (cost, ofRoutes) = (CostOf(spent - before.Cost, during, cpuSeconds), CostOf(spentOnRoutes - before.CostOfRoutes, during, cpuSeconds));
        if (cost + ofRoutes <= LargestCost)
            return false;
        if (cost <= LargestCost)
        {
            RoutesEnded = now;
            _routesTooDear = string.Create(CultureInfo.InvariantCulture,
                $"Routes were told only at first: with them, following requests would have cost the target about {cost + ofRoutes:P1} of its CPU time. Later requests are named after the routes seen until then, or after their paths.");
            _routes.Stop(default);
            _glances.Clear();
            return false;
        }

        _tooDear = string.Create(CultureInfo.InvariantCulture,
            $"Requests were followed only at first: there are so many that it would have cost the target about {cost + ofRoutes:P1} of its CPU time. What later requests spent is among the background work.");
        StopAll(default);
        return true;
    }

    /// <summary>The part of its CPU time that events cost a target, or of one processor where it used less.</summary>
    public static double CostOf(TimeSpan cost, TimeSpan during, double targetCpuSeconds) =>
        cost.TotalSeconds / Math.Max(during.TotalSeconds, targetCpuSeconds);

    /// <summary>Ends the sessions and waits for the rest of their events.</summary>
    public void Stop(CancellationToken hurry)
    {
        if (_tooDear is null)
            StopAll(hurry);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _streams.Dispose();
        _routes.Dispose();
    }

    private (TimeSpan Requests, TimeSpan Routes) Costs
    {
        get
        {
            lock (_gate)
                return (_cost, _costOfRoutes);
        }
    }

    private void StopAll(CancellationToken hurry) => Parallel.Invoke(() => _streams.Stop(hurry), () => _routes.Stop(hurry));

    private EventStreams Streams(EventPipeProvider[] providers, string threadName) =>
        new(processId => EventStream.Start(new(processId), EventStream.PreferablyWithoutStacks(providers), threadName, Reader(processId)));

    private Action<Stream> Reader(int processId) => stream =>
    {
        var threads = new NamespaceThreads(processId);
        var reader = new NettraceReader(new BufferedStream(stream, 64 * 1024), RequestEvents.Classify);
        reader.ReadToEnd((in e) =>
        {
            lock (_gate)
            {
                if ((ActivityEventKind)e.Tag == ActivityEventKind.Routed)
                    _costOfRoutes += CostPerRoute;
                else
                    _cost += CostPerEvent;
                try
                {
                    var told = RequestEvents.Read(e);
                    _events.Add(told with { ThreadId = threads.Host(told.ThreadId), ProcessId = processId });
                }
                catch (InvalidDataException)
                {
                    _lost++;
                }
            }
        });
        lock (_gate)
            _lost += reader.LostEvents;
    };
}
