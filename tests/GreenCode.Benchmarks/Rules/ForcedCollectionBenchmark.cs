using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Ten batches that each leave 100 kB of garbage behind, beside 50 MB of live objects.</summary>
[RuleBenchmark("GRN0806")]
public class ForcedCollectionBenchmark
{
    private readonly object[] _live = [.. Enumerable.Range(0, 500_000).Select(i => new byte[64])];

    [Benchmark, BenchmarkCategory("Batches")]
    public int BeforeCollect()
    {
        var sum = 0;
        for (var batch = 0; batch < 10; batch++)
        {
            sum += Work(batch);
            GC.Collect();
        }

        return sum + _live.Length;
    }

    [Benchmark, BenchmarkCategory("Batches")]
    public int AfterNothing()
    {
        var sum = 0;
        for (var batch = 0; batch < 10; batch++)
            sum += Work(batch);
        return sum + _live.Length;
    }

    private static int Work(int batch)
    {
        var sum = 0;
        for (var i = 0; i < 1000; i++)
            sum += new byte[100 - batch].Length;
        return sum;
    }
}
