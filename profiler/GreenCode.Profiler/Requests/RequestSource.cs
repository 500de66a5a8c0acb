using System.Globalization;
using GreenCode.Energy;
using GreenCode.Profiler.Sampling.EventPipe;
using GreenCode.Profiler.Target;
using Microsoft.Diagnostics.NETCore.Client;

namespace GreenCode.Profiler.Requests;

/// <summary>
/// Sessions of their own with the runtimes of the target's processes, which tell what requests their threads work for. They end when their events would
/// cost the target too much.
/// </summary>
internal sealed class RequestSource : IDisposable
{
    /// <summary>
    /// What telling of a switch, a begin or an end costs the target: the upper end of the 0.2–0.5 µs per TPL event that the description of
    /// https://github.com/dotnet/runtime/pull/127238 gives.
    /// </summary>
    public static readonly TimeSpan CostPerEvent = TimeSpan.FromMicroseconds(0.5);

    /// <summary>
    /// What telling of a route costs it, whose values are read by reflection and put into a text: what is left of the 9.3 µs per request that
    /// <c>request-cost</c> measured (docs/methodology/overhead.md), without three other events.
    /// </summary>
    public static readonly TimeSpan CostPerRoute = TimeSpan.FromMicroseconds(7.8);

    /// <summary>The largest part of the target's CPU time, or of one processor where it uses less, that the events may cost.</summary>
    public const double LargestCost = 0.01;

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly EventStreams _streams;
    private List<ActivityEvent> _events = [];
    private volatile string? _tooDear;
    private TimeSpan _cost;
    private long _lost;
    private (MonotonicTime Time, TimeSpan Cost, double CpuSeconds)? _glance;

    /// <summary>Begins with no process.</summary>
    public RequestSource()
    {
        EventPipeProvider[] providers = RequestEvents.Providers;
        _streams = new(processId => EventStream.Start(
            new(processId), [EventStream.WithoutStacks(providers), EventStream.WithStacks(providers)], "greencode requests", Reader(processId)));
    }

    /// <summary>Why it tells nothing, or nothing more, as a sentence; null while it does.</summary>
    public string? EndedBecause => _tooDear ?? (_streams.Refusal is { } reason ? $"Requests could not be followed: {reason}" : null);

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
        if (_tooDear is null)
            _streams.Connect(processId);
    }

    /// <summary>Takes what has come since the last call, in the order of time per thread.</summary>
    public IReadOnlyList<ActivityEvent> Take()
    {
        lock (_gate)
        {
            var events = _events;
            _events = [];
            return events;
        }
    }

    /// <summary>Ends the session where its events cost more than they may. To be called now and then.</summary>
    /// <param name="targetCpuSeconds">The target's CPU time up to now.</param>
    /// <returns>Whether it was ended now.</returns>
    public bool EndWhereTooDear(double targetCpuSeconds)
    {
        if (EndedBecause is not null)
            return false;
        var (now, spent) = (MonotonicTime.Now, Cost);
        if (_glance is not { } before)
        {
            _glance = (now, spent, targetCpuSeconds);
            return false;
        }

        if (now - before.Time < Glance)
            return false;
        _glance = (now, spent, targetCpuSeconds);
        var cost = CostOf(spent - before.Cost, now - before.Time, targetCpuSeconds - before.CpuSeconds);
        if (cost <= LargestCost)
            return false;
        _tooDear = string.Create(CultureInfo.InvariantCulture,
            $"Requests were followed only at first: there are so many that it would have cost the target about {cost:P1} of its CPU time. What later requests spent is among the background work.");
        _streams.Stop(default);
        return true;
    }

    /// <summary>The part of its CPU time that events cost a target, or of one processor where it used less.</summary>
    public static double CostOf(TimeSpan cost, TimeSpan during, double targetCpuSeconds) =>
        cost.TotalSeconds / Math.Max(during.TotalSeconds, targetCpuSeconds);

    /// <summary>Ends the sessions and waits for the rest of their events.</summary>
    public void Stop(CancellationToken hurry)
    {
        if (_tooDear is null)
            _streams.Stop(hurry);
    }

    /// <inheritdoc/>
    public void Dispose() => _streams.Dispose();

    private TimeSpan Cost
    {
        get
        {
            lock (_gate)
                return _cost;
        }
    }

    private Action<Stream> Reader(int processId) => stream =>
    {
        var threads = new NamespaceThreads(processId);
        var reader = new NettraceReader(new BufferedStream(stream, 64 * 1024), RequestEvents.Classify);
        reader.ReadToEnd((in e) =>
        {
            lock (_gate)
            {
                _cost += (ActivityEventKind)e.Tag == ActivityEventKind.Routed ? CostPerRoute : CostPerEvent;
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
