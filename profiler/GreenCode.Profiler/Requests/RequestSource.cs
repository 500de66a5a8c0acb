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
    /// What writing an event costs the target. Assumed, not measured here: the upper end of the 0.2–0.5 µs per TPL event that the description of
    /// https://github.com/dotnet/runtime/pull/127238 gives.
    /// </summary>
    public static readonly TimeSpan CostPerEvent = TimeSpan.FromMicroseconds(0.5);

    /// <summary>The largest part of the target's CPU time, or of one processor where it uses less, that the events may cost.</summary>
    public const double LargestCost = 0.01;

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly EventStreams _streams;
    private List<ActivityEvent> _events = [];
    private volatile string? _tooDear;
    private long _count;
    private long _lost;
    private (MonotonicTime Time, long Events, double CpuSeconds)? _glance;

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
        var (now, count) = (MonotonicTime.Now, Interlocked.Read(ref _count));
        if (_glance is not { } before)
        {
            _glance = (now, count, targetCpuSeconds);
            return false;
        }

        if (now - before.Time < Glance)
            return false;
        _glance = (now, count, targetCpuSeconds);
        var cost = CostOf(count - before.Events, now - before.Time, targetCpuSeconds - before.CpuSeconds);
        if (cost <= LargestCost)
            return false;
        _tooDear = string.Create(CultureInfo.InvariantCulture,
            $"Requests were followed only at first: {(count - before.Events) / (now - before.Time).TotalSeconds:F0} events a second would have cost the target about {cost:P1}. What later requests spent is among the background work.");
        _streams.Stop(default);
        return true;
    }

    /// <summary>The part of its CPU time that events cost a target, or of one processor where it used less.</summary>
    public static double CostOf(long events, TimeSpan during, double targetCpuSeconds) =>
        events * CostPerEvent.TotalSeconds / Math.Max(during.TotalSeconds, targetCpuSeconds);

    /// <summary>Ends the sessions and waits for the rest of their events.</summary>
    public void Stop(CancellationToken hurry)
    {
        if (_tooDear is null)
            _streams.Stop(hurry);
    }

    /// <inheritdoc/>
    public void Dispose() => _streams.Dispose();

    private Action<Stream> Reader(int processId) => stream =>
    {
        var threads = new NamespaceThreads(processId);
        var reader = new NettraceReader(new BufferedStream(stream, 64 * 1024), RequestEvents.Classify);
        reader.ReadToEnd((in e) =>
        {
            Interlocked.Increment(ref _count);
            lock (_gate)
            {
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
