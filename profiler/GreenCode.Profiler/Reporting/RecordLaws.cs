using System.Collections.Immutable;
using System.Globalization;

namespace GreenCode.Profiler.Reporting;

/// <summary>
/// What is true of every record beyond the types of its fields: numbers are finite and not negative, intervals are not reversed,
/// the call tree is a tree, and the parts sum to the whole. Checked on reading, so that everything behind it may rely on it.
/// </summary>
internal static class RecordLaws
{
    /// <summary>Parts and wholes may differ by this share: more than any rounding, less than any difference that matters.</summary>
    private const double RelativeTolerance = 1e-6;

    /// <summary>Far above what a sampler can see (perf_event_max_stack is 127 unless raised), and low enough to walk from every node to its root.</summary>
    private const int MostLevels = 4096;

    /// <exception cref="RecordFormatException">A law does not hold; the message says where.</exception>
    public static void Check(EnergyRecord record)
    {
        var top = new RecordPlace("");
        top.NotNegative(record.DurationSeconds, "durationSeconds");
        CheckMeasurement(record);
        CheckEnergy(record);
        CheckParts(record);
        CheckCallTree(record.CallTree);
        CheckNoNulls(record.Notes, "notes");
    }

    private static void CheckMeasurement(EnergyRecord record)
    {
        var host = new RecordPlace("host.");
        host.NotNegative(record.Host.Sockets, "sockets");
        host.NotNegative(record.Host.LogicalCpus, "logicalCpus");

        var meter = new RecordPlace("meter.");
        meter.NotNegative(record.Meter.ReadIntervalSeconds, "readIntervalSeconds");
        meter.NotNegative(record.Meter.Readings, "readings");
        meter.NotNegative(record.Meter.Faults, "faults");
        meter.Interval(record.Meter.LowFactor, record.Meter.HighFactor, "lowFactor", "highFactor");
        ForEach(record.Meter.Domains, "meter.domains", (domain, at) => at.NotNegative(domain.Joules, "joules"));
        CheckNoNulls(record.Meter.PassedOver, "meter.passedOver");

        var engine = new RecordPlace("engine.");
        engine.NotNegative(record.Engine.RequestedIntervalSeconds ?? 0, "requestedIntervalSeconds");
        engine.NotNegative(record.Engine.ObservedIntervalSeconds ?? 0, "observedIntervalSeconds");
        engine.NotNegative(record.Engine.Samples, "samples");
        engine.NotNegative(record.Engine.Lost, "lost");
        engine.Share(record.Engine.UnresolvedShare, "unresolvedShare");

        var overhead = new RecordPlace("overhead.");
        overhead.NotNegative(record.Overhead.OwnCpuSeconds, "ownCpuSeconds");
        overhead.NotNegative(record.Overhead.OwnJoules, "ownJoules");
        overhead.NotNegative(record.Overhead.InTargetCpuSeconds, "inTargetCpuSeconds");
        overhead.NotNegative(record.Overhead.InTargetJoules, "inTargetJoules");
    }

    private static void CheckEnergy(EnergyRecord record)
    {
        var (total, idle, others, target) = record.Energy;
        CheckAmount(total, "energy.total.");
        CheckAmount(idle, "energy.idle.");
        CheckAmount(others, "energy.otherProcesses.");
        CheckAmount(target, "energy.target.");
        CheckSum(target.Joules + others.Joules + idle.Joules, total.Joules, "target, other processes and idle", "the total");
    }

    private static void CheckParts(EnergyRecord record)
    {
        var parts = 0.0;
        ForEach(record.Buckets, "buckets", (bucket, at) =>
        {
            at.NotNegative(bucket.Joules, "joules");
            at.Interval(bucket.Low, bucket.High, "low", "high");
            at.NotNegative(bucket.CpuSeconds, "cpuSeconds");
            parts += bucket.Joules;
        });
        ForEach(record.Methods, "methods", (method, at) =>
        {
            at.NotNegative(method.SelfJoules, "selfJoules");
            at.NotNegative(method.TotalJoules, "totalJoules");
            at.Interval(method.SelfLow, method.SelfHigh, "selfLow", "selfHigh");
            at.Interval(method.TotalLow, method.TotalHigh, "totalLow", "totalHigh");
            at.NotNegative(method.CpuSeconds, "cpuSeconds");
            at.NotNegative(method.Samples, "samples");
            parts += method.SelfJoules;
        });
        CheckSum(parts, record.Energy.Target.Joules, "methods and buckets", "the target's energy");

        ForEach(record.Threads, "threads", (thread, at) =>
        {
            at.NotNegative(thread.CpuSeconds, "cpuSeconds");
            at.NotNegative(thread.Joules, "joules");
        });
        CheckGcByAllocation(record);
        var ofProcesses = 0.0;
        ForEach(record.Processes, "processes", (process, at) =>
        {
            at.NotNegative(process.CpuSeconds, "cpuSeconds");
            at.NotNegative(process.Joules, "joules");
            ofProcesses += process.Joules;
        });
        if (!record.Processes.IsEmpty)
            CheckSum(ofProcesses, record.Energy.Target.Joules, "processes", "the target's energy");
        ForEach(record.Requests, "requests", (request, at) =>
        {
            at.NotNegative(request.Count, "count");
            at.NotNegative(request.Joules, "joules");
            at.NotNegative(request.JoulesPerRequest, "joulesPerRequest");
            at.Interval(request.Low, request.High, "low", "high");
            at.NotNegative(request.CpuSecondsPerRequest, "cpuSecondsPerRequest");
        });
        if (record.Background is { } background)
        {
            CheckAmount(new(background.Joules, background.Low, background.High), "background.");
            new RecordPlace("background.").NotNegative(background.CpuSeconds, "cpuSeconds");
            CheckSum(record.Requests.Sum(request => request.Joules) + background.Joules, record.Energy.Target.Joules, "requests and background", "the target's energy");
        }

        ForEach(record.Timeline, "timeline", (window, at) =>
        {
            at.NotNegative(window.StartSeconds, "startSeconds");
            at.NotNegative(window.LengthSeconds, "lengthSeconds");
            at.NotNegative(window.TargetJoules, "targetJoules");
            at.NotNegative(window.TargetCpuSeconds, "targetCpuSeconds");
            at.SameLength(window.DomainJoules.Length, record.Meter.Domains.Length, "domainJoules", "meter.domains");
            foreach (var joules in window.DomainJoules)
                at.NotNegative(joules, "domainJoules");
        });
        ForEach(record.Phases, "phases", (phase, at) =>
        {
            at.NotNegative(phase.StartSeconds, "startSeconds");
            at.NotNegative(phase.LengthSeconds, "lengthSeconds");
            at.NotNegative(phase.Joules, "joules");
            at.NotNegative(phase.CpuSeconds, "cpuSeconds");
        });
        ForEach(record.Findings, "findings", (finding, at) =>
        {
            at.NotNegative(finding.Line, "line");
            at.NotNegative(finding.Joules, "joules");
            at.NotNegative(finding.Share, "share");
            at.Interval(finding.Low, finding.High, "low", "high");
        });
    }

    private static void CheckGcByAllocation(EnergyRecord record)
    {
        var ofMethods = 0.0;
        for (var i = 0; i < record.Methods.Length; i++)
        {
            if (record.Methods[i].GcByAllocation is not { } gc)
                continue;
            var at = new RecordPlace("methods", i);
            at.NotNegative(gc.SelfJoules, "gcByAllocation.selfJoules");
            at.NotNegative(gc.TotalJoules, "gcByAllocation.totalJoules");
            at.Interval(gc.TotalLow, gc.TotalHigh, "gcByAllocation.totalLow", "gcByAllocation.totalHigh");
            at.NotNegative(gc.SelfBytes, "gcByAllocation.selfBytes");
            at.NotNegative(gc.TotalBytes, "gcByAllocation.totalBytes");
            ofMethods += gc.SelfJoules;
        }

        if (record.GcByAllocation is not { } whole)
            return;
        var place = new RecordPlace("gcByAllocation.");
        place.NotNegative(whole.AllocatedBytes, "allocatedBytes");
        place.NotNegative(whole.Samples, "samples");
        place.NotNegative(whole.AttributedJoules, "attributedJoules");
        place.NotNegative(whole.UnattributedJoules, "unattributedJoules");
        CheckSum(ofMethods, whole.AttributedJoules, "the methods' parts of the collector's energy", "what was attributed");
        CheckSum(
            whole.AttributedJoules + whole.UnattributedJoules, record.Buckets.Where(bucket => bucket.Name == "gc").Sum(bucket => bucket.Joules),
            "the attributed and the unattributed energy of the collector", "the bucket gc");
    }

    private static void CheckCallTree(CallTree tree)
    {
        CheckNoNulls(tree.Frames, "callTree.frames");
        var levels = new int[tree.Nodes.Length];
        ForEach(tree.Nodes, "callTree.nodes", (node, at) =>
        {
            at.Index(node.Parent, -1, at.Position, "parent");
            levels[at.Position] = node.Parent < 0 ? 1 : levels[node.Parent] + 1;
            if (levels[at.Position] > MostLevels)
                throw at.Violation("parent", $"makes the call tree deeper than {MostLevels} levels");
            at.Index(node.Frame, 0, tree.Frames.Length, "frame");
            at.NotNegative(node.SelfJoules, "selfJoules");
            at.NotNegative(node.TotalJoules, "totalJoules");
            at.NotNegative(node.CpuSeconds, "cpuSeconds");
            at.NotNegative(node.Samples, "samples");
        });
    }

    private static void CheckAmount(EnergyAmount amount, string path)
    {
        var at = new RecordPlace(path);
        at.NotNegative(amount.Joules, "joules");
        at.Interval(amount.Low, amount.High, "low", "high");
    }

    private static void CheckSum(double parts, double whole, string partsName, string wholeName)
    {
        // Each part may have been rounded on its own, so the tolerance has an absolute piece as well.
        if (Math.Abs(parts - whole) > RelativeTolerance * Math.Max(parts, whole) + 1e-9)
        {
            throw new RecordFormatException(string.Create(CultureInfo.InvariantCulture,
                $"The record contradicts itself: {partsName} sum to {parts} J, {wholeName} is {whole} J. It was changed after it was written."));
        }
    }

    private static void CheckNoNulls<T>(ImmutableArray<T> items, string path)
        where T : class => ForEach(items, path, static (_, _) => { });

    private static void ForEach<T>(ImmutableArray<T> items, string path, Action<T, RecordPlace> check)
        where T : class
    {
        for (var i = 0; i < items.Length; i++)
        {
            var at = new RecordPlace(path, i);
            check(items[i] ?? throw at.Violation("", "is null"), at);
        }
    }
}
