using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GreenCode.Energy;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Alignment;

/// <summary>
/// Cuts energy, CPU time and samples into windows between neighbouring ticks. Cumulative clocks are differenced with a running
/// maximum, so that the grain of a coarse clock moves CPU time to a neighbouring window at worst and never adds or loses any.
/// </summary>
/// <param name="threads">Who the threads are; looked up when a window is closed.</param>
/// <param name="paths">The call paths that samples refer to.</param>
public sealed class WindowAligner(Func<int, ThreadIdentity> threads, CallPaths paths)
{
    private readonly OnCpuModel _onCpu = new(paths);
    private readonly SampleGaps _gaps = new();
    private readonly Dictionary<int, List<PathSample>> _pending = [];
    private Dictionary<int, long> _cpuByThread = [];
    private Tick? _previous;
    private long _threadCpu;
    private long _targetCpu;
    private long _ended;
    private long _others;
    private long _own;

    /// <summary>The usual time between two samples of a thread, in seconds, as seen in the data; null without.</summary>
    public double? ObservedIntervalSeconds => _gaps.UsualSeconds;

    /// <summary>Takes samples, in the order of time per thread, to be cut into the windows that <see cref="Close"/> ends.</summary>
    public void Add(PathSample sample)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_pending, sample.ThreadId, out _);
        (list ??= []).Add(sample);
    }

    /// <summary>
    /// Ends the window at <paramref name="tick"/>; null for the first tick, which begins the first window. Samples up to the tick
    /// must have been added.
    /// </summary>
    public AlignedWindow? Close(Tick tick)
    {
        var previous = _previous;
        _previous = tick;
        if (previous is null)
        {
            Begin(tick);
            return null;
        }

        var used = CpuUsed(tick.Cpu);
        var threadsNow = used.Values.Sum();
        _threadCpu += threadsNow;
        var ended = AdvanceTo(ref _ended, tick.Cpu.TargetNanoseconds - _threadCpu);
        _targetCpu += threadsNow + ended;
        var others = AdvanceTo(ref _others, tick.Cpu.MachineBusyNanoseconds - _targetCpu);
        var own = Math.Clamp(tick.Cpu.OwnNanoseconds - _own, 0, others);
        _own += own;

        var places = PlacesSeen(previous.Time, tick.Time, used, ended);
        if (places.ContainsKey(ThreadIdentity.Ended.Id))
            (used[ThreadIdentity.Ended.Id], ended) = (ended, 0);
        var closed = used.Where(thread => thread.Value > 0)
            .Select(thread => new ThreadWindow(
                thread.Key == ThreadIdentity.Ended.Id ? ThreadIdentity.Ended : threads(thread.Key),
                thread.Value,
                places.TryGetValue(thread.Key, out var seen) ? Weigh(seen) : []))
            .ToImmutableArray();
        // Only now, so that it makes no difference which thread comes first.
        foreach (var (threadId, seen) in places)
            Learn(seen, used[threadId] * 1e-9);
        return new(previous.Time, tick.Time - previous.Time, Differences(previous, tick), tick.Fault, others, own, ended, closed);
    }

    private void Begin(Tick tick)
    {
        _cpuByThread = tick.Cpu.Threads.ToDictionary(thread => thread.ThreadId, thread => thread.CpuNanoseconds);
        _threadCpu = _cpuByThread.Values.Sum();
        _ended = tick.Cpu.TargetNanoseconds - _threadCpu;
        _targetCpu = tick.Cpu.TargetNanoseconds;
        _others = tick.Cpu.MachineBusyNanoseconds - _targetCpu;
        _own = tick.Cpu.OwnNanoseconds;
        foreach (var list in _pending.Values)
            _ = TakeUntil(list, tick.Time);
    }

    /// <summary>
    /// What each living thread has used since the tick before. A thread that was not there then has begun since, with its clock at zero;
    /// where the process clock has no room for its time, it was only overlooked before, and gets what there is room for.
    /// </summary>
    private Dictionary<int, long> CpuUsed(CpuReading cpu)
    {
        var used = new Dictionary<int, long>(cpu.Threads.Length);
        var clocks = new Dictionary<int, long>(cpu.Threads.Length);
        var begun = new List<ThreadCpu>();
        foreach (var thread in cpu.Threads)
        {
            if (_cpuByThread.TryGetValue(thread.ThreadId, out var before))
                used[thread.ThreadId] = Math.Max(0, thread.CpuNanoseconds - before);
            else
                begun.Add(thread);
            clocks[thread.ThreadId] = Math.Max(before, thread.CpuNanoseconds);
        }

        var claimed = begun.Sum(thread => thread.CpuNanoseconds);
        var room = Math.Max(0, cpu.TargetNanoseconds - _threadCpu - _ended - used.Values.Sum());
        var part = claimed > room ? (double)room / claimed : 1;
        foreach (var thread in begun)
            used[thread.ThreadId] = (long)(thread.CpuNanoseconds * part);
        _cpuByThread = clocks;
        return used;
    }

    /// <summary>Raises a cumulative clock to <paramref name="reading"/> where it is ahead, and says by how much.</summary>
    private static long AdvanceTo(ref long clock, long reading)
    {
        var advance = Math.Max(0, reading - clock);
        clock += advance;
        return advance;
    }

    private static ImmutableArray<Joules> Differences(Tick previous, Tick tick) =>
        [.. tick.Domains.Select((joules, domain) => joules - previous.Domains[domain])];

    private ImmutableArray<WeightedPath> Weigh(Dictionary<(int Path, SampleKind Kind), Place> places)
    {
        var weighted = new Dictionary<int, WeightedPath>();
        foreach (var ((path, kind), (seen, squared, samples)) in places)
        {
            var likelihood = _onCpu.Likelihood(path, kind);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(weighted, path, out _);
            sum = new(path, sum.Weight + seen * likelihood, sum.SquaredWeight + squared * likelihood * likelihood, sum.Samples + samples);
        }

        return [.. weighted.Values];
    }

    /// <summary>A thread whose clock stood still teaches that the places it was seen at are places to wait.</summary>
    private void Learn(Dictionary<(int Path, SampleKind Kind), Place> places, double cpuSeconds)
    {
        var weights = places
            .Select(place => (place.Key, place.Value.Seen, Weight: place.Value.Seen * _onCpu.Likelihood(place.Key.Path, place.Key.Kind)))
            .ToList();
        var total = weights.Sum(place => place.Weight);
        foreach (var (place, seen, weight) in weights)
            _onCpu.Learn(place.Path, place.Kind, seen, cpuSeconds * weight / total);
    }

    /// <summary>
    /// Adds up, per thread and place, how long the thread was seen there: each sample stands for the time since the one before. Threads that
    /// have ended count as one, where there is CPU time of such threads. Samples that were taken on a CPU wait for one window where the
    /// thread's clock does not show it yet: it lags by some milliseconds while the thread runs.
    /// </summary>
    private Dictionary<int, Dictionary<(int Path, SampleKind Kind), Place>> PlacesSeen(
        MonotonicTime since, MonotonicTime until, Dictionary<int, long> used, long ended)
    {
        var taken = new List<(int Thread, PathSample Sample, (PathSample Sample, double Seconds)? Before)>();
        foreach (var (threadId, pending) in _pending)
        {
            var isAlive = used.TryGetValue(threadId, out var cpu);
            cpu = isAlive ? cpu : ended;
            var ofWindow = TakeUntil(pending, until);
            if (cpu == 0)
                pending.InsertRange(0, ofWindow.Where(sample => OnCpuModel.IsCertain(sample.Kind) && sample.Time > since));
            foreach (var sample in ofWindow)
            {
                if (cpu > 0 || (isAlive && !OnCpuModel.IsCertain(sample.Kind)))
                    taken.Add((isAlive ? threadId : ThreadIdentity.Ended.Id, sample, _gaps.Next(sample)));
            }

            if (pending.Count == 0 && !isAlive)
            {
                _pending.Remove(threadId);
                _gaps.Forget(threadId);
            }
        }

        _gaps.CloseWindow();
        var places = new Dictionary<int, Dictionary<(int Path, SampleKind Kind), Place>>();
        foreach (var (threadId, sample, before) in taken)
        {
            var ofThread = CollectionsMarshal.GetValueRefOrAddDefault(places, threadId, out _) ??= [];
            if (OnCpuModel.IsCertain(sample.Kind))
            {
                Add(ofThread, sample, 1, 1);
                continue;
            }

            var seconds = _gaps.Believable(before?.Seconds);
            Add(ofThread, sample, seconds.This, 1);
            if (seconds.Before > 0 && before is { } earlier)
                Add(ofThread, earlier.Sample, seconds.Before, 0);
        }

        return places;
    }

    private static void Add(Dictionary<(int Path, SampleKind Kind), Place> places, PathSample sample, double seconds, int samples)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, (sample.Path, sample.Kind), out _);
        place = new(place.Seen + seconds, place.Squared + seconds * seconds, place.Samples + samples);
    }

    /// <summary>Takes the samples up to a moment off the list.</summary>
    private static List<PathSample> TakeUntil(List<PathSample> pending, MonotonicTime until)
    {
        var end = pending.FindIndex(sample => sample.Time > until);
        var taken = pending.GetRange(0, end < 0 ? pending.Count : end);
        pending.RemoveRange(0, taken.Count);
        return taken;
    }

    /// <param name="Seen">How long, in seconds; for samples taken on a CPU their number.</param>
    /// <param name="Squared">The sum of the squares.</param>
    /// <param name="Samples">How many samples.</param>
    private readonly record struct Place(double Seen, double Squared, int Samples);
}
