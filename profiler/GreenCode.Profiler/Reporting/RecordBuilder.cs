using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using GreenCode.Energy;
using GreenCode.Profiler.Attribution;
using GreenCode.Profiler.Heap;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Requests;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler.Reporting;

/// <summary>Turns closed books into the parts of a record: pure, the same ledger always gives the same parts.</summary>
/// <param name="ledger">The books.</param>
/// <param name="methods">The methods that frames refer to.</param>
/// <param name="meter">The meter, whose range widens every interval where it estimates.</param>
/// <param name="edge">How many joules the two ends of the profile are uncertain by, because counters step.</param>
/// <param name="idleError">The standard error of the idle energy; zero where no baseline was measured.</param>
/// <param name="endpoints">The endpoints that frames refer to; null where requests were not followed.</param>
/// <param name="allocations">Who allocated; null where the collector's energy is not wanted by that.</param>
public sealed class RecordBuilder(
    EnergyLedger ledger, IReadOnlyList<MethodIdentity> methods, MeterDescription meter, Joules edge, Joules idleError, ImmutableArray<Endpoint>? endpoints = null,
    AllocationTally? allocations = null)
{
    /// <summary>The factor on a standard deviation for a two-sided 95 % interval of a normal distribution.</summary>
    private const double Normal95 = 1.959964;

    private readonly int[] _identity = OneIdentityPerWrittenMethod(methods);

    /// <summary>Where the machine's energy went.</summary>
    public EnergySplit Energy()
    {
        var idle = Normal95 * idleError.Value;
        var dynamic = ledger.Target.Joules + ledger.Others.Joules;
        // What is idle too much is target and others too little, in proportion.
        var toTarget = dynamic > 0 ? idle * ledger.Target.Joules / dynamic : 0;
        return new(
            Amount(ledger.Total, edge.Value),
            Amount(ledger.Idle, idle),
            Amount(ledger.Others.Joules, idle - toTarget),
            Amount(ledger.Target.Joules, edge.Value + toTarget));
    }

    /// <summary>
    /// The buckets, dearest first: what threads with a role spent, and the self energy of native code, the runtime and the kernel.
    /// </summary>
    public ImmutableArray<BucketEnergy> Buckets()
    {
        var shares = new Dictionary<Bucket, Share>(ledger.Buckets);
        var deviations = new Dictionary<Bucket, double>();
        foreach (var ((_, _, path), (share, _)) in ledger.Paths)
        {
            if (methods[ledger.CallPaths[path].Frame].Bucket is { } bucket)
                CollectionsMarshal.GetValueRefOrAddDefault(shares, bucket, out _) += share;
        }

        foreach (var (frame, variance) in ledger.SelfVariance)
        {
            if (frame >= 0 && methods[frame].Bucket is { } bucket)
                CollectionsMarshal.GetValueRefOrAddDefault(deviations, bucket, out _) += Math.Sqrt(variance);
        }

        return
        [
            .. shares
                .OrderByDescending(entry => entry.Value.CpuSeconds)
                .Select(entry =>
                {
                    var amount = Amount(entry.Value.Joules, Normal95 * deviations.GetValueOrDefault(entry.Key));
                    return new BucketEnergy(NameOf(entry.Key), amount.Joules, amount.Low, amount.High, entry.Value.CpuSeconds);
                }),
        ];
    }

    /// <summary>The threads, dearest first.</summary>
    public ImmutableArray<ThreadEnergy> Threads() =>
    [
        .. ledger.Threads
            .Select(entry => new ThreadEnergy(
                Math.Max(0, entry.Key),
                entry.Value.Thread.Name,
                entry.Value.Thread.IsEnded ? "ended" : NameOf(entry.Value.Thread.Role),
                entry.Value.Share.CpuSeconds,
                entry.Value.Share.Joules,
                entry.Value.Thread.ProcessId))
            .OrderByDescending(thread => thread.CpuSeconds),
    ];

    /// <summary>The processes, dearest first.</summary>
    /// <param name="known">Who they are.</param>
    public ImmutableArray<ProcessEnergy> Processes(IEnumerable<TargetedProcess> known)
    {
        var shares = SharesByProcess();
        return
        [
            .. known
                .Select(process => (Process: process, Share: shares.GetValueOrDefault(process.Id)))
                .Select(entry => new ProcessEnergy(
                    entry.Process.Id, entry.Process.ParentId, entry.Process.Name, entry.Process.RuntimeVersion, entry.Share.CpuSeconds, entry.Share.Joules))
                .OrderByDescending(process => process.CpuSeconds),
        ];
    }

    /// <summary>The methods, dearest self energy first, then dearest total.</summary>
    public ImmutableArray<MethodEnergy> Methods()
    {
        var self = new Dictionary<int, (Share Share, long Samples)>();
        var total = new Dictionary<int, double>();
        var onPath = new HashSet<int>();
        foreach (var ((_, _, path), (share, samples)) in ledger.Paths)
        {
            var leaf = ledger.CallPaths[path].Frame;
            if (methods[leaf].Bucket is null)
            {
                ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(self, Identity(leaf), out _);
                own = (own.Share + share, own.Samples + samples);
            }

            onPath.Clear();
            for (var node = path; node != CallPaths.Root; node = ledger.CallPaths[node].Parent)
            {
                var frame = ledger.CallPaths[node].Frame;
                if (frame >= 0 && methods[frame].Bucket is null && onPath.Add(Identity(frame)))
                    CollectionsMarshal.GetValueRefOrAddDefault(total, Identity(frame), out _) += share.Joules;
            }
        }

        var (selfVariance, totalVariance) = (ByIdentity(ledger.SelfVariance), ByIdentity(ledger.TotalVariance));
        var gc = GcByMethod();
        return
        [
            .. total.Keys.Union(gc.Keys)
                .Select(id => Method(
                    id, self.GetValueOrDefault(id), total.GetValueOrDefault(id),
                    selfVariance.GetValueOrDefault(id), totalVariance.GetValueOrDefault(id)) with { GcByAllocation = gc.GetValueOrDefault(id) })
                .OrderByDescending(method => method.SelfJoules).ThenByDescending(method => method.TotalJoules)
                .ThenBy(method => method.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The bucket <c>gc</c> by who allocated; null where that is not wanted.</summary>
    public GcByAllocation? GcByAllocation()
    {
        if (allocations is null)
            return null;
        var shares = SharesByAllocation();
        return new(allocations.Total.Bytes, allocations.Total.Samples, shares.ByPath.Values.Sum(), shares.Unattributed);
    }

    /// <summary>The endpoints, dearest first.</summary>
    public ImmutableArray<RequestEnergy> Requests()
    {
        if (endpoints is not { } seen)
            return [];
        var shares = SharesByEndpoint();
        return
        [
            .. seen.Index().Where(endpoint => endpoint.Item.Count > 0).Select(endpoint =>
            {
                var (share, count) = (shares.GetValueOrDefault(endpoint.Index), endpoint.Item.Count);
                var deviation = Math.Sqrt(ledger.TotalVariance.GetValueOrDefault(CallPaths.EndpointFrame(endpoint.Index)));
                var one = Amount(share.Joules / count, Normal95 * deviation / count);
                return new RequestEnergy(
                    endpoint.Item.Name, count, share.Joules, one.Joules, one.Low, one.High, share.CpuSeconds / count);
            }).OrderByDescending(request => request.Count * request.CpuSecondsPerRequest).ThenBy(request => request.Endpoint, StringComparer.Ordinal),
        ];
    }

    /// <summary>What the target spent outside of requests; null where they were not followed or none was seen.</summary>
    public BackgroundEnergy? Background()
    {
        if (endpoints is not { IsEmpty: false })
            return null;
        var inRequests = SharesByEndpoint().Values.Aggregate(default(Share), (sum, share) => sum + share);
        var deviation = ledger.TotalVariance.Where(entry => CallPaths.EndpointOf(entry.Key) is not null).Sum(entry => Math.Sqrt(entry.Value));
        var amount = Amount(Math.Max(0, ledger.Target.Joules - inRequests.Joules), Normal95 * deviation);
        return new(amount.Joules, amount.Low, amount.High, Math.Max(0, ledger.Target.CpuSeconds - inRequests.CpuSeconds));
    }

    /// <summary>
    /// The call tree: thread roles, below them the call paths, and the buckets that are spent by threads of the role; above them the processes,
    /// where there are several.
    /// </summary>
    /// <param name="known">Who the processes are.</param>
    public CallTree CallTree(IEnumerable<TargetedProcess>? known = null)
    {
        var tree = new CallTreeBuilder();
        var names = (known ?? []).ToDictionary(process => process.Id, process => process.Name);
        var areSeveral = SharesByProcess().Count > 1;
        foreach (var ((process, role, path), (share, samples)) in ledger.Paths.OrderBy(entry => entry.Key))
            tree.Add([.. Above(process, role), .. Frames(path)], share, samples);
        foreach (var ((process, role, bucket), share) in ledger.BucketsByRole.OrderBy(entry => entry.Key))
            tree.Add([.. Above(process, role), new(NameOf(bucket), "bucket", null)], share);
        return tree.Build();

        CallTreeFrame[] Above(int process, ThreadRole role)
        {
            var ofRole = new CallTreeFrame(NameOf(role), "role", null);
            return areSeveral
                ? [new(string.Create(CultureInfo.InvariantCulture, $"{names.GetValueOrDefault(process, "?")} ({process})"), "process", null), ofRole]
                : [ofRole];
        }
    }

    /// <summary>The time line.</summary>
    public ImmutableArray<TimelineWindow> Timeline()
    {
        if (ledger.Timeline.Count == 0)
            return [];
        var start = ledger.Timeline[0].Start;
        return
        [
            .. ledger.Timeline.Select(point => new TimelineWindow(
                (point.Start - start).TotalSeconds, point.Length.TotalSeconds, point.Domains, point.Target.Joules, point.Target.CpuSeconds)),
        ];
    }

    /// <summary>What profiling cost.</summary>
    public Overhead Overhead()
    {
        var inTarget = ledger.Buckets.GetValueOrDefault(Bucket.Profiler);
        return new(ledger.Own.CpuSeconds, ledger.Own.Joules, inTarget.CpuSeconds, inTarget.Joules);
    }

    private CollectionShares SharesByAllocation()
    {
        var joules = new Dictionary<int, double>();
        foreach (var ((process, _, bucket), share) in ledger.BucketsByRole)
        {
            if (bucket == Bucket.Gc)
                CollectionsMarshal.GetValueRefOrAddDefault(joules, process, out _) += share.Joules;
        }

        foreach (var ((process, _, path), (share, _)) in ledger.Paths)
        {
            if (methods[ledger.CallPaths[path].Frame].Bucket == Bucket.Gc)
                CollectionsMarshal.GetValueRefOrAddDefault(joules, process, out _) += share.Joules;
        }

        return CollectionAttribution.Divide(joules, allocations!.ByPath);
    }

    private Dictionary<int, MethodGcByAllocation> GcByMethod()
    {
        if (allocations is null)
            return [];
        var joulesByPath = SharesByAllocation().ByPath;
        var attributed = joulesByPath.Values.Sum();
        var (self, total) = (new Dictionary<int, (double Joules, double Bytes)>(), new Dictionary<int, (double Joules, double Bytes)>());
        var onPath = new HashSet<int>();
        foreach (var paths in allocations.ByPath.GroupBy(entry => entry.Key.Path).Where(group => group.Key != CallPaths.Root))
        {
            var (joules, bytes) = (joulesByPath.GetValueOrDefault(paths.Key), paths.Sum(entry => entry.Value.Bytes));
            Add(self, ledger.CallPaths[paths.Key].Frame, joules, bytes);
            onPath.Clear();
            for (var node = paths.Key; node != CallPaths.Root; node = ledger.CallPaths[node].Parent)
            {
                var frame = ledger.CallPaths[node].Frame;
                if (frame >= 0 && methods[frame].Bucket is null && onPath.Add(Identity(frame)))
                    Add(total, frame, joules, bytes);
            }
        }

        var gcDeviation = ledger.SelfVariance.Where(entry => entry.Key >= 0 && methods[entry.Key].Bucket == Bucket.Gc).Sum(entry => Math.Sqrt(entry.Value));
        var whole = allocations.Total;
        return total.ToDictionary(entry => entry.Key, entry =>
        {
            // The share is that of a weighted draw with Kish's effective sample size; the energy that it is a share of was sampled as well.
            var share = Math.Min(1, entry.Value.Bytes / whole.Bytes);
            var ofShare = attributed * Math.Sqrt(share * (1 - share) * whole.SquaredBytes) / whole.Bytes;
            var amount = Amount(entry.Value.Joules, Normal95 * Math.Sqrt(ofShare * ofShare + share * share * gcDeviation * gcDeviation));
            var own = self.GetValueOrDefault(entry.Key);
            return new MethodGcByAllocation(own.Joules, amount.Joules, amount.Low, amount.High, own.Bytes, entry.Value.Bytes);
        });

        void Add(Dictionary<int, (double Joules, double Bytes)> sums, int frame, double joules, double bytes)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, Identity(frame), out _);
            sum = (sum.Joules + joules, sum.Bytes + bytes);
        }
    }

    private Dictionary<int, Share> SharesByEndpoint()
    {
        var shares = new Dictionary<int, Share>();
        foreach (var ((_, _, path), (share, _)) in ledger.Paths)
        {
            if (CallPaths.EndpointOf(ledger.CallPaths.Outermost(path)) is { } endpoint)
                CollectionsMarshal.GetValueRefOrAddDefault(shares, endpoint, out _) += share;
        }

        return shares;
    }

    /// <summary>
    /// A method and the state machines and local parts that the compiler made of it under the same name are one row, where it is clear
    /// which method of that name they belong to.
    /// </summary>
    private static int[] OneIdentityPerWrittenMethod(IReadOnlyList<MethodIdentity> methods)
    {
        var written = methods
            .Select((method, id) => (method, id))
            .Where(pair => !pair.method.IsCompilerMade)
            .GroupBy(pair => pair.method.Name)
            .Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.Single().id);
        var firstOfName = new Dictionary<string, int>();
        return
        [
            .. methods.Select((method, id) => !method.IsCompilerMade ? id
                : written.TryGetValue(method.Name, out var owner) ? owner
                : firstOfName.TryGetValue(method.Name, out var first) ? first
                : firstOfName[method.Name] = id),
        ];
    }

    private Dictionary<int, Share> SharesByProcess()
    {
        var shares = new Dictionary<int, Share>();
        foreach (var (thread, share) in ledger.Threads.Values)
            CollectionsMarshal.GetValueRefOrAddDefault(shares, thread.ProcessId, out _) += share;
        return shares;
    }

    private MethodEnergy Method(int id, (Share Share, long Samples) self, double total, double selfVariance, double totalVariance)
    {
        var method = methods[id];
        var selfAmount = Amount(self.Share.Joules, Normal95 * Math.Sqrt(selfVariance));
        var totalAmount = Amount(total, Normal95 * Math.Sqrt(totalVariance));
        return new(
            method.Name, method.Signature, method.Module, method.DocumentationId,
            self.Share.Joules, total, selfAmount.Low, selfAmount.High, totalAmount.Low, totalAmount.High,
            self.Share.CpuSeconds, self.Samples);
    }

    private EnergyAmount Amount(double joules, double halfWidth) =>
        new(joules, Math.Max(0, joules - halfWidth) * meter.LowFactor, (joules + halfWidth) * meter.HighFactor);

    /// <summary>Parts of one method on different frames are sampled together; their deviations are added, which is the cautious side.</summary>
    private Dictionary<int, double> ByIdentity(IReadOnlyDictionary<int, double> varianceByFrame)
    {
        var deviations = new Dictionary<int, double>();
        foreach (var (frame, variance) in varianceByFrame)
        {
            if (frame >= 0)
                CollectionsMarshal.GetValueRefOrAddDefault(deviations, Identity(frame), out _) += Math.Sqrt(variance);
        }

        return deviations.ToDictionary(entry => entry.Key, entry => entry.Value * entry.Value);
    }

    private IEnumerable<CallTreeFrame> Frames(int path)
    {
        var frames = new Stack<CallTreeFrame>();
        for (var node = path; node != CallPaths.Root; node = ledger.CallPaths[node].Parent)
        {
            var frame = ledger.CallPaths[node].Frame;
            frames.Push(
                CallPaths.EndpointOf(frame) is { } endpoint ? new(endpoints!.Value[endpoint].Name, "endpoint", null)
                : frame < 0 ? new("[callers cut off]", "bucket", null)
                : FrameOf(methods[Identity(frame)]));
        }

        return frames;
    }

    private static CallTreeFrame FrameOf(MethodIdentity method) =>
        new(method.Name, method.Bucket is null ? "method" : "native", method.Module);

    private int Identity(int frame) => _identity[frame];

    private static string NameOf<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
