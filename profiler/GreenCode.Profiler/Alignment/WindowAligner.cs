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
    private readonly RequestCpuModel _requestCpu = new();
    private readonly HashSet<int> _followed = [];
    private readonly Dictionary<int, List<PathSample>> _pending = [];
    private readonly Dictionary<int, Clock> _processes = [];
    private Dictionary<int, long> _cpuByThread = [];
    private Tick? _previous;
    private long _targetCpu;
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

        var (used, ended) = CpuUsed(tick.Cpu);
        _targetCpu += used.Values.Sum() + ended.Values.Sum();
        var others = AdvanceTo(ref _others, tick.Cpu.MachineBusyNanoseconds - _targetCpu);
        var own = Math.Clamp(tick.Cpu.OwnNanoseconds - _own, 0, others);
        _own += own;

        var places = PlacesSeen(previous.Time, tick.Time, used, ended);
        foreach (var process in ended.Keys.Where(process => places.ContainsKey(ThreadIdentity.EndedOf(process).Id)).ToList())
        {
            used[ThreadIdentity.EndedOf(process).Id] = ended[process];
            ended.Remove(process);
        }

        var closed = used.Where(thread => thread.Value > 0)
            .Select(thread => new ThreadWindow(
                thread.Key <= 0 ? ThreadIdentity.EndedOf(-thread.Key) : threads(thread.Key),
                thread.Value,
                places.TryGetValue(thread.Key, out var seen) ? Weigh(thread.Key, seen, thread.Value * 1e-9) : []))
            .ToImmutableArray();
        // Only now, so that it makes no difference which thread comes first.
        foreach (var (threadId, seen) in places)
            Learn(threadId, seen, used[threadId] * 1e-9);
        _requestCpu.CloseWindow();
        return new(previous.Time, tick.Time - previous.Time, Differences(previous, tick), tick.Fault, others, own, [.. ended.Select(process => new EndedThreads(process.Key, process.Value))], closed);
    }

    private void Begin(Tick tick)
    {
        foreach (var process in tick.Cpu.Processes)
        {
            foreach (var thread in process.Threads)
                _cpuByThread[thread.ThreadId] = thread.CpuNanoseconds;
            var ofThreads = process.Threads.Sum(thread => thread.CpuNanoseconds);
            _processes[process.ProcessId] = new() { OfThreads = ofThreads, Ended = process.CpuNanoseconds - ofThreads };
            _targetCpu += process.CpuNanoseconds;
        }

        _others = tick.Cpu.MachineBusyNanoseconds - _targetCpu;
        _own = tick.Cpu.OwnNanoseconds;
        foreach (var list in _pending.Values)
            _ = TakeUntil(list, tick.Time);
    }

    /// <summary>
    /// What each living thread has used since the tick before, and per process what its ended threads have. A process that was not there then
    /// has begun since, with its clock at zero.
    /// </summary>
    private (Dictionary<int, long> Used, Dictionary<int, long> Ended) CpuUsed(CpuReading cpu)
    {
        var (used, ended, clocks) = (new Dictionary<int, long>(), new Dictionary<int, long>(), new Dictionary<int, long>());
        foreach (var process in cpu.Processes)
        {
            ref var clock = ref CollectionsMarshal.GetValueRefOrAddDefault(_processes, process.ProcessId, out _);
            clock ??= new();
            clock.OfThreads += AddThreads(process, clock.OfThreads + clock.Ended, used, clocks);
            if (AdvanceTo(ref clock.Ended, process.CpuNanoseconds - clock.OfThreads) is > 0 and var ofEnded)
                ended[process.ProcessId] = ofEnded;
        }

        // A process that has ended may come again under its number.
        foreach (var gone in _processes.Keys.Except(cpu.Processes.Select(process => process.ProcessId)).ToList())
            _processes.Remove(gone);
        _cpuByThread = clocks;
        return (used, ended);
    }

    /// <summary>
    /// Adds the threads of a process; their sum. A thread that was not there at the tick before has begun since, with its clock at zero;
    /// where the process clock has no room for its time, it was only overlooked before, and gets what there is room for.
    /// </summary>
    private long AddThreads(ProcessCpu process, long known, Dictionary<int, long> used, Dictionary<int, long> clocks)
    {
        var begun = new List<ThreadCpu>();
        var sum = 0L;
        foreach (var thread in process.Threads)
        {
            if (_cpuByThread.TryGetValue(thread.ThreadId, out var before))
                sum += used[thread.ThreadId] = Math.Max(0, thread.CpuNanoseconds - before);
            else
                begun.Add(thread);
            clocks[thread.ThreadId] = Math.Max(before, thread.CpuNanoseconds);
        }

        var claimed = begun.Sum(thread => thread.CpuNanoseconds);
        var room = Math.Max(0, process.CpuNanoseconds - known - sum);
        var part = claimed > room ? (double)room / claimed : 1;
        foreach (var thread in begun)
            sum += used[thread.ThreadId] = (long)(thread.CpuNanoseconds * part);
        return sum;
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

    private ImmutableArray<WeightedPath> Weigh(int threadId, Dictionary<(int Path, SampleKind Kind), Place> places, double cpuSeconds)
    {
        var factors = Factors(threadId, places, cpuSeconds);
        var weighted = new Dictionary<int, WeightedPath>();
        foreach (var ((path, kind), (seen, squared, samples)) in places)
        {
            var likelihood = _onCpu.Likelihood(path, kind) * factors(path);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(weighted, path, out _);
            sum = new(path, sum.Weight + seen * likelihood, sum.SquaredWeight + squared * likelihood * likelihood, sum.Samples + samples);
        }

        return [.. weighted.Values];
    }

    /// <summary>A thread whose clock stood still teaches that the places it was seen at are places to wait.</summary>
    private void Learn(int threadId, Dictionary<(int Path, SampleKind Kind), Place> places, double cpuSeconds)
    {
        var factors = Factors(threadId, places, cpuSeconds);
        var weights = places
            .Select(place => (place.Key, place.Value.Seen, Weight: place.Value.Seen * _onCpu.Likelihood(place.Key.Path, place.Key.Kind) * factors(place.Key.Path)))
            .ToList();
        var total = weights.Sum(place => place.Weight);
        foreach (var (place, seen, weight) in weights)
            _onCpu.Learn(place.Path, place.Kind, seen, cpuSeconds * weight / total);
        if (_followed.Contains(threadId))
            _requestCpu.Learn(SecondsByEndpoint(places), cpuSeconds);
    }

    /// <summary>
    /// By how much the weights of an endpoint's places are off, and those of the background, where it is known how long the thread worked for each.
    /// </summary>
    private Func<int, double> Factors(int threadId, Dictionary<(int Path, SampleKind Kind), Place> places, double cpuSeconds)
    {
        if (!_followed.Contains(threadId))
            return _ => 1;
        var parts = _requestCpu.Divide(SecondsByEndpoint(places), cpuSeconds);
        var weights = new Dictionary<int, double>();
        foreach (var ((path, kind), place) in places)
            CollectionsMarshal.GetValueRefOrAddDefault(weights, EndpointOf(path), out _) += place.Seen * _onCpu.Likelihood(path, kind);
        return path => parts[EndpointOf(path)] / weights[EndpointOf(path)];
    }

    private Dictionary<int, double> SecondsByEndpoint(Dictionary<(int Path, SampleKind Kind), Place> places)
    {
        var seconds = new Dictionary<int, double>();
        foreach (var ((path, _), place) in places)
            CollectionsMarshal.GetValueRefOrAddDefault(seconds, EndpointOf(path), out _) += place.Seen;
        return seconds;
    }

    private int EndpointOf(int path) => CallPaths.EndpointOf(paths.Outermost(path)) ?? RequestCpuModel.Background;

    /// <summary>
    /// Adds up, per thread and place, how long the thread was seen there: each sample stands for the time since the one before. Threads that
    /// have ended count as one, where there is CPU time of such threads. Samples that were taken on a CPU wait for one window where the
    /// thread's clock does not show it yet: it lags by some milliseconds while the thread runs.
    /// </summary>
    private Dictionary<int, Dictionary<(int Path, SampleKind Kind), Place>> PlacesSeen(
        MonotonicTime since, MonotonicTime until, Dictionary<int, long> used, Dictionary<int, long> ended)
    {
        _followed.Clear();
        var taken = new List<(int Thread, PathSample Sample, (PathSample Sample, double Seconds)? Before)>();
        foreach (var (threadId, pending) in _pending)
        {
            var isAlive = used.TryGetValue(threadId, out var cpu);
            var process = pending.Count > 0 ? pending[0].ProcessId : 0;
            cpu = isAlive ? cpu : ended.GetValueOrDefault(process);
            var ofWindow = TakeUntil(pending, until);
            if (cpu == 0)
                pending.InsertRange(0, ofWindow.Where(sample => OnCpuModel.IsCertain(sample.Kind) && sample.Time > since));
            if (isAlive && ofWindow.Exists(sample => sample.Origin == SampleOrigin.Request))
                _followed.Add(threadId);
            foreach (var sample in ofWindow)
            {
                if (cpu > 0 || (isAlive && !OnCpuModel.IsCertain(sample.Kind)))
                    taken.Add((isAlive ? threadId : ThreadIdentity.EndedOf(process).Id, sample, _gaps.Next(sample)));
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
                Add(ofThread, sample, 1, 1, 1);
                continue;
            }

            // Since an inferred sample the thread did one thing; what was seen after it tells which.
            var seconds = before is { Sample.IsInferred: true } switched ? (This: switched.Seconds, Before: 0) : _gaps.Believable(before?.Seconds);
            // However finely the time is cut, it is known where the thread was only as often as it was seen.
            var grain = sample.IsInferred || before?.Sample.IsInferred == true ? _gaps.UsualSeconds ?? seconds.This : 0;
            Add(ofThread, sample, seconds.This, Math.Max(grain, seconds.This), sample.IsInferred ? 0 : 1);
            if (seconds.Before > 0 && before is { } earlier)
                Add(ofThread, earlier.Sample, seconds.Before, seconds.Before, 0);
        }

        return places;
    }

    private static void Add(Dictionary<(int Path, SampleKind Kind), Place> places, PathSample sample, double seconds, double grain, int samples)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, (sample.Path, sample.Kind), out _);
        place = new(place.Seen + seconds, place.Squared + seconds * grain, place.Samples + samples);
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
    /// <param name="Squared">The sum of the squares; of times that were cut more finely than samples were taken, each times the samples' interval.</param>
    /// <param name="Samples">How many samples.</param>
    private readonly record struct Place(double Seen, double Squared, int Samples);

    /// <summary>CPU time of a process that has been accounted for: of its living threads, and of those that have ended.</summary>
    private sealed class Clock
    {
        public long OfThreads;
        public long Ended;
    }
}
