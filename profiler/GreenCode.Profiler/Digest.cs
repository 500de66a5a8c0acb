using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GreenCode.Energy;
using GreenCode.Profiler.Alignment;
using GreenCode.Profiler.Attribution;
using GreenCode.Profiler.CpuTime;
using GreenCode.Profiler.Heap;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Requests;
using GreenCode.Profiler.Sampling;
using GreenCode.Profiler.Symbols;

namespace GreenCode.Profiler;

/// <summary>
/// The middle of the flow, while the profile runs: what the sampler and the ticks delivered is named, aligned, divided and entered in the
/// ledger, and then forgotten.
/// </summary>
internal sealed class Digest
{
    private readonly ISampleSource _source;
    private readonly RequestSource? _requests;
    private readonly RequestTracker _tracker;
    private readonly HeapSource _heap;
    private readonly CollectionTracker _collections;
    private readonly MeterDescription _meter;
    private readonly Watts _idlePower;
    private readonly MethodTable _methods = new();
    private readonly CallPaths _paths = new();
    private readonly Dictionary<int, ProcessCode> _processes = [];
    private readonly WindowAligner _aligner;
    private readonly HashSet<int> _sampledThreads = [];
    private readonly PriorityQueue<RawSample, long> _waiting = new();
    private readonly PriorityQueue<HeapEvent, long> _waitingAllocations = new();

    public Digest(ISampleSource source, RequestSource? requests, HeapSource heap, CpuClocks clocks, MeterDescription meter, Watts idlePower)
    {
        (_source, _requests, _heap, _meter, _idlePower) = (source, requests, heap, meter, idlePower);
        _aligner = new(id => clocks.Threads.GetValueOrDefault(id) ?? new(id, null, ThreadRole.User), _paths);
        Ledger = new(_paths);
        _tracker = new(_paths, isWallClock: !source.SamplesCpuTime);
        _collections = new(_paths, _methods, isWallClock: !source.SamplesCpuTime);
        Allocations = heap.TellsAllocations ? new(_paths, _methods) : null;
    }

    public EnergyLedger Ledger { get; }

    public IReadOnlyList<MethodIdentity> Methods => _methods.Methods;

    /// <summary>The endpoints that were seen; null where requests are not followed.</summary>
    public ImmutableArray<Endpoint>? Endpoints => _requests is null ? null : _tracker.Endpoints;

    /// <summary>Who allocated; null where that is not wanted.</summary>
    public AllocationTally? Allocations { get; }

    public long Samples { get; private set; }

    public long Lost { get; private set; }

    public string? EndedEarly { get; private set; }

    public double UnresolvedShare
    {
        get
        {
            var (seen, unnamed) = (_processes.Values.Sum(process => process.Frames.Seen), _processes.Values.Sum(process => process.Frames.Unnamed));
            return seen == 0 ? 0 : (double)unnamed / seen;
        }
    }

    /// <summary>Whether the code of a process of the target may not be read.</summary>
    public bool IsCodeRefused => _processes.Values.Any(process => process.IsRefused);

    /// <summary>In seconds of wall time per thread, or of CPU time where that is the sampler's clock.</summary>
    public double? ObservedIntervalSeconds => !_source.SamplesCpuTime ? _aligner.ObservedIntervalSeconds
        : Samples > 0 ? Ledger.Target.CpuSeconds / Samples
        : null;

    public ProfileProgress Progress => new(Ledger.Duration, Ledger.Target.Joules, Ledger.Target.CpuSeconds, Samples);

    /// <summary>Where the code of a process lies.</summary>
    public ProcessCode CodeOf(int processId) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_processes, processId, out _) ??= new(processId, _source, _methods, _paths);

    /// <summary>Takes what has arrived, and closes every window that ends before <paramref name="latest"/>.</summary>
    public void TakeIn(TickReader ticks, MonotonicTime latest)
    {
        var batches = _source.Take();
        Lost = batches.Sum(batch => batch.Lost);
        EndedEarly = batches.Select(batch => batch.EndedEarly).FirstOrDefault(reason => reason is not null);
        foreach (var batch in batches)
        {
            if (!batch.Methods.IsEmpty || !batch.Modules.IsEmpty)
                CodeOf(batch.ProcessId).Add(batch);
            // Following requests makes every await a little dearer, so only processes that can serve any are followed.
            if (batch.Modules.Any(module => RequestEvents.IsOfHost(module.Path)))
                _requests?.Connect(batch.ProcessId);
            foreach (var sample in batch.Samples)
                _waiting.Enqueue(sample, sample.Time.Nanoseconds);
            Samples += batch.Samples.Length;
        }

        TakeInRequests();
        TakeInHeap();

        while (ticks.TryTake(latest, out var tick))
        {
            while (_waiting.TryPeek(out _, out var time) && time <= tick.Time.Nanoseconds)
            {
                var sample = _waiting.Dequeue();
                _sampledThreads.Add(sample.ThreadId);
                _collections.Place(CodeOf(sample.ProcessId).Resolve(sample), PlaceInRequest);
            }

            while (_waitingAllocations.TryPeek(out var allocation, out var time) && time <= tick.Time.Nanoseconds)
            {
                _waitingAllocations.Dequeue();
                Allocations!.Add(allocation.ProcessId, CodeOf(allocation.ProcessId).PathOf(allocation, _heap.Stacks), allocation.Bytes);
            }

            _collections.EndWindow(tick.Time, PlaceInRequest);
            _tracker.EndWindow(tick.Time, _aligner.Add);
            if (_aligner.Close(tick) is { } window)
                Ledger.Enter(window, EnergyAttribution.Divide(window, _meter.Domains, _idlePower, _sampledThreads.Contains));
            foreach (var process in _processes.Values)
                process.Forget(tick.Time);
        }
    }

    private void PlaceInRequest(PathSample sample) => _tracker.Place(sample, _aligner.Add);

    private void TakeInHeap()
    {
        foreach (var e in _heap.Take())
        {
            if (e.Bytes == 0)
                _collections.Add(e);
            else
                _waitingAllocations.Enqueue(e, e.Time.Nanoseconds);
        }
    }

    private void TakeInRequests()
    {
        if (_requests is null)
            return;
        var isOver = _requests.EndWhereTooDear(Ledger.Target.CpuSeconds);
        _tracker.RoutesEnded = _requests.RoutesEnded;
        foreach (var e in _requests.Take())
            _tracker.Add(e);
        if (isOver)
            _tracker.EndAt(MonotonicTime.Now);
    }
}
