using System.Runtime.InteropServices;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Attribution;

/// <summary>
/// The books of a profile: windows are entered one by one, memory grows with the number of distinct call paths and not with time.
/// What is entered on one side is entered on the other, so the parts always add up to the whole.
/// </summary>
public sealed class EnergyLedger(CallPaths paths)
{
    private const int MostTimelinePoints = 1_200;

    /// <summary>A program that starts threads by the thousand must not make the books grow without end.</summary>
    private const int MostThreads = 10_000;

    private static readonly TimeSpan BlockLength = TimeSpan.FromSeconds(1);

    /// <summary>How long CPU time waits for a sample of its thread, which then stands for it; after that it is unsampled.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>Less than a few sampling intervals is no wonder without a sample, and waits longer: threads that wake for a moment are seen once in a while.</summary>
    private const double LittleCpuSeconds = 0.005;
    private static readonly TimeSpan LongestWaitOfLittle = TimeSpan.FromSeconds(30);

    private readonly SamplingVariance _variance = new(paths);
    private readonly Dictionary<(int ProcessId, ThreadRole Role, int Path), (Share Share, long Samples)> _paths = [];
    private readonly Dictionary<Bucket, Share> _buckets = [];
    private readonly Dictionary<(int ProcessId, ThreadRole Role, Bucket Bucket), Share> _bucketsByRole = [];
    private readonly Dictionary<int, (ThreadIdentity Thread, Share Share)> _threads = [];
    private readonly Dictionary<int, (ThreadShare Share, TimeSpan Since)> _waiting = [];
    private readonly Dictionary<int, ThreadShare> _lastSeen = [];
    private readonly HashSet<string> _faults = [];
    private List<TimelinePoint> _timeline = [];
    private double[] _domains = [];
    private TimeSpan _timelineGrain;
    private TimeSpan _inBlock;

    /// <summary>The call paths that the entries refer to.</summary>
    public CallPaths CallPaths => paths;

    /// <summary>Joules of all counted domains.</summary>
    public double Total { get; private set; }

    /// <summary>Joules that flowed without work.</summary>
    public double Idle { get; private set; }

    /// <summary>What all other processes spent.</summary>
    public Share Others { get; private set; }

    /// <summary>What the profiler's own process spent, a part of <see cref="Others"/>.</summary>
    public Share Own { get; private set; }

    /// <summary>What the target spent.</summary>
    public Share Target { get; private set; }

    /// <summary>The time that the windows cover.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Joules per domain of the meter.</summary>
    public IReadOnlyList<double> Domains => _domains;

    /// <summary>Buckets, by name.</summary>
    public IReadOnlyDictionary<Bucket, Share> Buckets => _buckets;

    /// <summary>Buckets, by the process and the role of the thread that spent them.</summary>
    public IReadOnlyDictionary<(int ProcessId, ThreadRole Role, Bucket Bucket), Share> BucketsByRole => _bucketsByRole;

    /// <summary>Call paths, by the process and the role of the thread that was on them.</summary>
    public IReadOnlyDictionary<(int ProcessId, ThreadRole Role, int Path), (Share Share, long Samples)> Paths => _paths;

    /// <summary>Threads by id; those that ended before a clock showed them, and those beyond what a report can hold, are one per process.</summary>
    public IReadOnlyDictionary<int, (ThreadIdentity Thread, Share Share)> Threads => _threads;

    /// <summary>Energy over time, at a grain that grows with the length of the profile.</summary>
    public IReadOnlyList<TimelinePoint> Timeline => _timeline;

    /// <summary>Variance of each frame's self energy, in J²; of closed blocks.</summary>
    public IReadOnlyDictionary<int, double> SelfVariance => _variance.Self;

    /// <summary>Variance of each frame's total energy, in J²; of closed blocks.</summary>
    public IReadOnlyDictionary<int, double> TotalVariance => _variance.Total;

    /// <summary>Windows whose energy is not known.</summary>
    public int FaultyWindows { get; private set; }

    /// <summary>Why, each reason once.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Enters a window.</summary>
    public void Enter(AlignedWindow window, WindowShares shares)
    {
        Total += shares.Total;
        Idle += shares.Idle;
        Others += shares.Others;
        Own += shares.Own;
        Target += shares.Target;
        Duration += window.Length;
        if (window.Fault is not null)
        {
            FaultyWindows++;
            _faults.Add(window.Fault);
        }

        foreach (var thread in shares.Threads)
            EnterOrWait(thread);
        GiveUpWaiting();
        EnterTimeline(window, shares.Target);

        _inBlock += window.Length;
        if (_inBlock < BlockLength)
            return;
        _variance.CloseBlock(isLast: false);
        _inBlock = TimeSpan.Zero;
    }

    /// <summary>
    /// Ends the books: little that still waits for a sample goes where its thread was last seen, and the rest is unsampled. To be called once, after the
    /// last window.
    /// </summary>
    public void Close()
    {
        foreach (var (thread, (share, _)) in _waiting)
            Enter(share.Share.CpuSeconds < LittleCpuSeconds && _lastSeen.TryGetValue(thread, out var seen) ? seen.Repeated(share.Share) : share);
        _waiting.Clear();
        _variance.CloseBlock(isLast: true);
    }

    /// <summary>
    /// A thread that uses little CPU time is not sampled in every window; its next sample stands for the time since the one before. So its
    /// energy waits, as it was priced in its own window, and joins the next window of the thread that has samples.
    /// </summary>
    private void EnterOrWait(ThreadShare share)
    {
        if (share is { Thread: { IsEnded: false } thread, Bucket: Bucket.Unsampled })
        {
            _waiting[thread.Id] = _waiting.TryGetValue(thread.Id, out var earlier)
                ? (share with { Share = earlier.Share.Share + share.Share }, earlier.Since)
                : (share, Duration);
            return;
        }

        if (share.Bucket is null)
        {
            if (_waiting.Remove(share.Thread.Id, out var waited))
                share = share.With(waited.Share.Share);
            if (_lastSeen.Count < MostThreads || _lastSeen.ContainsKey(share.Thread.Id))
                _lastSeen[share.Thread.Id] = share;
        }

        Enter(share);
    }

    private void GiveUpWaiting()
    {
        foreach (var (thread, (share, since)) in _waiting)
        {
            if (Duration - since <= (share.Share.CpuSeconds < LittleCpuSeconds ? LongestWaitOfLittle : LongestWait))
                continue;
            Enter(share);
            _waiting.Remove(thread);
        }
    }

    private void Enter(ThreadShare thread)
    {
        var identity = thread.Thread;
        var (process, role) = (identity.ProcessId, identity.Role);
        if (_threads.Count >= MostThreads && !_threads.ContainsKey(identity.Id))
            identity = ThreadIdentity.EndedOf(process);
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_threads, identity.Id, out _);
        sum = (identity, sum.Share + thread.Share);
        if (thread.Bucket is { } bucket)
        {
            Enter(process, role, bucket, thread.Share);
            return;
        }

        _variance.Add(thread);
        foreach (var path in thread.Paths)
        {
            if (paths[path.Path].Frame < 0)
            {
                Enter(process, role, Bucket.Unsampled, path.Share);
                continue;
            }

            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_paths, (process, role, path.Path), out _);
            entry = (entry.Share + path.Share, entry.Samples + path.Samples);
        }
    }

    private void Enter(int process, ThreadRole role, Bucket bucket, Share share)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_buckets, bucket, out _) += share;
        CollectionsMarshal.GetValueRefOrAddDefault(_bucketsByRole, (process, role, bucket), out _) += share;
    }

    private void EnterTimeline(AlignedWindow window, Share target)
    {
        if (_domains.Length == 0)
            _domains = new double[window.Domains.Length];
        for (var domain = 0; domain < _domains.Length; domain++)
            _domains[domain] += window.Domains[domain].Value;

        var point = new TimelinePoint(window.Start, window.Length, [.. window.Domains.Select(joules => joules.Value)], target);
        if (_timeline.Count > 0 && _timeline[^1].Length + window.Length <= _timelineGrain)
            _timeline[^1] = Merge(_timeline[^1], point);
        else
            _timeline.Add(point);

        if (_timeline.Count > MostTimelinePoints)
        {
            _timeline = [.. _timeline.Chunk(2).Select(pair => pair.Length == 2 ? Merge(pair[0], pair[1]) : pair[0])];
            _timelineGrain = _timeline.Max(point => point.Length);
        }
    }

    private static TimelinePoint Merge(TimelinePoint first, TimelinePoint second) => new(
        first.Start,
        first.Length + second.Length,
        [.. first.Domains.Zip(second.Domains, (a, b) => a + b)],
        first.Target + second.Target);
}
