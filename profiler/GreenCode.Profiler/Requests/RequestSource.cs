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
    private List<ActivityEvent> _events = [];
    private readonly Dictionary<int, EventStream> _streams = [];
    private string? _refusal;
    private string? _tooDear;
    private TimeSpan _cost;
    private long _lost;
    private (MonotonicTime Time, TimeSpan Cost, double CpuSeconds)? _glance;

    /// <summary>Why it tells nothing, or nothing more, as a sentence; null while it does.</summary>
    public string? EndedBecause
    {
        get
        {
            lock (_gate)
                return _tooDear ?? (_streams.Count == 0 ? _refusal : null);
        }
    }

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
        lock (_gate)
        {
            if (_tooDear is not null || (_streams.TryGetValue(processId, out var living) && living.EndedEarly is null))
                return;
        }

        try
        {
            var threads = new NamespaceThreads(processId);
            var stream = EventStream.Start(new(processId), RequestEvents.Providers, "greencode requests", events => Read(events, processId, threads));
            lock (_gate)
            {
                if (_streams.Remove(processId, out var ended))
                    ended.Dispose();
                _streams[processId] = stream;
            }
        }
        catch (Exception failure) when (failure is ServerNotAvailableException or IOException or UnauthorizedAccessException
            or DiagnosticsClientException or TimeoutException)
        {
            lock (_gate)
                _refusal = $"Requests could not be followed: {failure.Message}";
        }
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
        foreach (var stream in Streams)
            stream.Dispose();
    }

    private TimeSpan Cost
    {
        get
        {
            lock (_gate)
                return _cost;
        }
    }

    private EventStream[] Streams
    {
        get
        {
            lock (_gate)
                return [.. _streams.Values];
        }
    }

    private void StopAll(CancellationToken hurry) => Parallel.ForEach(Streams, stream => stream.Stop(hurry));

    private void Read(Stream stream, int processId, NamespaceThreads threads)
    {
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
    }
}
