using System.Collections.Immutable;
using FsCheck.Xunit;
using GreenCode.Profiler.Attribution;
using GreenCode.Profiler.Heap;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Symbols;
using GreenCode.Profiler.Tests.Alignment;

namespace GreenCode.Profiler.Tests.Attribution;

/// <summary>The collector's energy by who allocated: a view of a bucket, which adds up to it and changes nothing of it.</summary>
[Properties(MaxTest = 200)]
public class CollectionAttributionTests
{
    [Property]
    public void What_is_attributed_and_what_is_not_are_what_the_collector_spent(int seed)
    {
        var (joules, allocated) = Random(seed);

        var shares = CollectionAttribution.Divide(joules, allocated);

        Assert.True(joules.Values.Sum().IsNear(shares.ByPath.Values.Sum() + shares.Unattributed));
        Assert.All(shares.ByPath.Values, share => Assert.True(share >= 0));
    }

    [Property]
    public void Joules_are_in_proportion_to_bytes_within_a_process(int seed)
    {
        var (joules, allocated) = Random(seed, processes: 1);

        var shares = CollectionAttribution.Divide(joules, allocated);

        var bytes = allocated.Sum(entry => entry.Value.Bytes);
        Assert.All(shares.ByPath, share => Assert.True(share.Value.IsNear(joules[0] * allocated[(0, share.Key)].Bytes / bytes)));
    }

    [Property]
    public void Who_allocated_nothing_gets_nothing(int seed)
    {
        var (joules, allocated) = Random(seed);

        var shares = CollectionAttribution.Divide(joules, allocated.SetItem((0, 99), default));

        Assert.Equal(0, shares.ByPath.GetValueOrDefault(99));
    }

    [Property]
    public void The_order_of_allocations_changes_nothing(int seed)
    {
        var (paths, methods) = (new CallPaths(), new MethodTable());
        var leaves = Enumerable.Range(0, 5).Select(i => paths.Child(CallPaths.Root, methods.MethodId(new(default, 0, 0, 0, "T", $"M{i}", "", MethodLoadKind.Loaded), null))).ToArray();
        var random = new System.Random(seed);
        var events = Enumerable.Range(0, 100).Select(_ => (Process: random.Next(2), Path: leaves[random.Next(5)], Bytes: (double)random.Next(1_000_000))).ToArray();
        var (one, other) = (new AllocationTally(paths, methods), new AllocationTally(paths, methods));
        foreach (var (process, path, bytes) in events)
            one.Add(process, path, bytes);
        random.Shuffle(events);
        foreach (var (process, path, bytes) in events)
            other.Add(process, path, bytes);

        Assert.Equal(one.ByPath, other.ByPath);
        Assert.Equal(one.Total, other.Total);
    }

    /// <summary>Only in the record is a path taken apart into methods.</summary>
    [Property]
    public void In_a_record_the_methods_parts_are_the_bucket_and_nothing_else_changes(int seed, byte threads)
    {
        var books = Books.Of(new SimulatedRun(seed, 1 + threads % 12, 25));
        var plain = books.Record;
        var record = books.RecordWith(Allocations(books.Ledger.CallPaths, seed));
        var gc = record.GcByAllocation()!;
        var methods = record.Methods();

        Assert.True(gc.AttributedJoules.IsNear(methods.Sum(method => method.GcByAllocation?.SelfJoules ?? 0)));
        Assert.True(record.Buckets().Where(bucket => bucket.Name == "gc").Sum(bucket => bucket.Joules).IsNear(gc.AttributedJoules + gc.UnattributedJoules));
        Assert.Equal(plain.Buckets(), record.Buckets());
        Assert.Equal(
            plain.Methods(),
            methods.Where(method => method.TotalJoules > 0 || method.CpuSeconds > 0 || plain.Methods().Any(other => other.Name == method.Name)).Select(method => method with { GcByAllocation = null }));
        Assert.All(methods.Select(method => method.GcByAllocation).OfType<MethodGcByAllocation>(), part =>
        {
            Assert.True(part.SelfJoules <= part.TotalJoules * (1 + 1e-9) && part.TotalJoules <= gc.AttributedJoules * (1 + 1e-9));
            Assert.True(part.TotalLow <= part.TotalJoules && part.TotalJoules <= part.TotalHigh);
        });
    }

    [Fact]
    public void A_record_that_was_not_asked_for_it_has_none()
    {
        var record = Books.Of(new SimulatedRun(1, 3, 25)).Record;

        Assert.Null(record.GcByAllocation());
        Assert.All(record.Methods(), method => Assert.Null(method.GcByAllocation));
    }

    private static AllocationTally Allocations(CallPaths paths, int seed)
    {
        var methods = new MethodTable();
        for (var i = 0; i < 6; i++)
            methods.MethodId(new(default, 0, 0, 0, "T", $"M{i}", "", MethodLoadKind.Loaded), null);
        methods.NativeId("native");
        var (tally, random) = (new AllocationTally(paths, methods), new System.Random(seed));
        for (var i = 0; i < 200; i++)
            tally.Add(70 + random.Next(3), random.Next(paths.Count), random.Next(100_000));
        return tally;
    }

    private static (Dictionary<int, double> Joules, ImmutableDictionary<(int ProcessId, int Path), AllocatedBytes> Allocated) Random(int seed, int processes = 3)
    {
        var random = new System.Random(seed);
        var joules = Enumerable.Range(0, processes).ToDictionary(process => process, _ => random.NextDouble() * 10);
        var allocated = ImmutableDictionary<(int, int), AllocatedBytes>.Empty;
        // A process that spent and did not allocate, and code without a name.
        for (var i = 0; i < 20; i++)
            allocated = allocated.SetItem((random.Next(processes), random.Next(processes == 1 ? 1 : 0, 9)), new(random.Next(1, 1_000_000), 1, 1));
        return (joules, processes == 1 ? allocated : allocated.RemoveRange(allocated.Keys.Where(key => key.Item1 == 2)));
    }
}
