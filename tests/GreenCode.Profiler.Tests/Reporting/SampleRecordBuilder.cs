using System.Collections.Immutable;
using GreenCode.Energy;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Tests.Reporting;

/// <summary>Makes a record from call paths, so that its parts sum to its whole as those of a real one do.</summary>
public static class SampleRecordBuilder
{
    /// <summary>Half-width of every 95 % interval, as a share of the value.</summary>
    private const double Uncertainty = 0.06;

    public static EnergyRecord Build(
        IReadOnlyList<SampleStack> stacks,
        Provenance provenance = Provenance.Measured,
        double idleJoules = 0,
        double otherJoules = 0,
        double durationSeconds = 10)
    {
        var meter = MeterFor(provenance, stacks.Sum(stack => stack.Joules) + idleJoules + otherJoules);
        var (low, high) = ((1 - Uncertainty) * meter.LowFactor, (1 + Uncertainty) * meter.HighFactor);
        var target = stacks.Sum(stack => stack.Joules);
        var total = target + idleJoules + otherJoules;
        EnergyAmount Amount(double joules) => new(joules, joules * low, joules * high);

        return new EnergyRecord
        {
            Tool = new("greencode", "0.1.0"),
            CreatedAt = new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero),
            Host = new("Debian GNU/Linux 13", "6.12.43+deb13-amd64", "Intel(R) Xeon(R) Gold 6430", 1, 32, provenance != Provenance.Measured),
            Target = new("PermitDesk", "dotnet PermitDesk.dll", 4242, "10.0.1", new DateTimeOffset(2026, 3, 14, 9, 26, 50, TimeSpan.Zero), 0),
            Meter = meter,
            Engine = new("eventpipe", 0.001, 0.00112, 41_870, 0, 0.012,
                "The runtime samples at safepoints, so a method that is inlined or loops without calls can be charged to its neighbour."),
            DurationSeconds = durationSeconds,
            Energy = new(Amount(total), Amount(idleJoules), Amount(otherJoules), Amount(target)),
            Buckets = Buckets(stacks, low, high),
            Threads = Threads(stacks),
            Methods = Methods(stacks, low, high),
            CallTree = Tree(stacks),
            Overhead = new(0.12, Math.Round(otherJoules * 0.05, 3), 0.03, stacks.Where(stack => stack.Frames[^1] == "[profiler]").Sum(stack => stack.Joules)),
        };
    }

    private static MeterInfo MeterFor(Provenance provenance, double total) => provenance switch
    {
        Provenance.Measured => new("powercap", provenance,
            [
                new("package-0", total * 0.9, null),
                new("dram-0", total - total * 0.9, null),
                new("psys", total * 1.4, "It covers the whole platform and so contains the packages."),
            ],
            0.1, 100, 0, []),
        Provenance.Estimated => new("estimate", provenance, [new("cpu", total, null)], 0.1, 100, 0,
            [new("powercap", "This machine has no /sys/class/powercap: it is a virtual machine without RAPL.")], 0.4, 2.5),
        _ => new("none", provenance, [], 0, 0, 0, [new("powercap", "The counters can be read by root only.")]),
    };

    private static ImmutableArray<BucketEnergy> Buckets(IEnumerable<SampleStack> stacks, double low, double high) =>
    [
        .. from stack in stacks
           where IsBucket(stack.Frames[^1])
           group stack by stack.Frames[^1].Trim('[', ']') into bucket
           let joules = bucket.Sum(stack => stack.Joules)
           orderby joules descending
           select new BucketEnergy(bucket.Key, joules, joules * low, joules * high, bucket.Sum(stack => stack.CpuSeconds)),
    ];

    private static ImmutableArray<ThreadEnergy> Threads(IEnumerable<SampleStack> stacks) =>
    [
        .. stacks.GroupBy(stack => stack.Role)
            .Select((role, index) => new ThreadEnergy(
                4242 + index, ".NET " + role.Key, role.Key, role.Sum(stack => stack.CpuSeconds), role.Sum(stack => stack.Joules)))
            .OrderByDescending(thread => thread.Joules),
    ];

    private static ImmutableArray<MethodEnergy> Methods(IReadOnlyList<SampleStack> stacks, double low, double high)
    {
        var self = stacks.Where(stack => !IsBucket(stack.Frames[^1])).ToLookup(stack => stack.Frames[^1]);
        var total = stacks.SelectMany(stack => stack.Frames.Distinct().Select(frame => (frame, stack.Joules))).ToLookup(pair => pair.frame, pair => pair.Joules);
        return
        [
            .. from frame in stacks.SelectMany(stack => stack.Frames).Distinct()
               where !IsBucket(frame)
               let selfJoules = self[frame].Sum(stack => stack.Joules)
               let totalJoules = total[frame].Sum()
               orderby selfJoules descending, frame
               let parts = Split(frame)
               select new MethodEnergy(parts.Name, parts.Signature, parts.Module, parts.DocumentationId, selfJoules, totalJoules,
                   selfJoules * low, selfJoules * high, totalJoules * low, totalJoules * high,
                   self[frame].Sum(stack => stack.CpuSeconds), (long)(self[frame].Sum(stack => stack.CpuSeconds) * 1000)),
        ];
    }

    private static CallTree Tree(IReadOnlyList<SampleStack> stacks)
    {
        var frames = new Dictionary<CallTreeFrame, int>();
        var places = new Dictionary<(int Parent, int Frame), int>();
        var nodes = new List<CallTreeNode>();
        int Enter(int parent, CallTreeFrame frame)
        {
            frames.TryAdd(frame, frames.Count);
            var key = (parent, frames[frame]);
            if (!places.TryGetValue(key, out var node))
            {
                places.Add(key, node = nodes.Count);
                nodes.Add(new(parent, frames[frame], 0, 0, 0));
            }

            return node;
        }

        foreach (var stack in stacks)
        {
            var node = Enter(-1, new(stack.Role, "role", null));
            foreach (var frame in stack.Frames)
            {
                node = IsBucket(frame)
                    ? Enter(node, new(frame.Trim('[', ']'), "bucket", null))
                    : Enter(node, new(Split(frame).Name, "method", Split(frame).Module));
            }

            nodes[node] = nodes[node] with { SelfJoules = nodes[node].SelfJoules + stack.Joules, CpuSeconds = nodes[node].CpuSeconds + stack.CpuSeconds, Samples = nodes[node].Samples + (IsBucket(stack.Frames[^1]) ? 0 : (long)(stack.CpuSeconds * 1000)) };
            for (var up = node; up >= 0; up = nodes[up].Parent)
                nodes[up] = nodes[up] with { TotalJoules = nodes[up].TotalJoules + stack.Joules };
        }

        return new([.. frames.OrderBy(pair => pair.Value).Select(pair => pair.Key)], [.. nodes]);
    }

    private static bool IsBucket(string frame) => frame.StartsWith('[');

    private static (string? Module, string Name, string? Signature, string? DocumentationId) Split(string frame)
    {
        var bang = frame.IndexOf('!');
        var module = bang < 0 ? null : frame[..bang];
        var name = frame[(bang + 1)..];
        var bracket = name.IndexOf('(');
        return bracket < 0
            ? (module, name, null, null)
            : (module, name[..bracket], name[bracket..], "M:" + name);
    }
}
