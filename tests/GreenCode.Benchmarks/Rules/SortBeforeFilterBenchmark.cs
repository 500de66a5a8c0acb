using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Ten thousand elements in no order.</summary>
[RuleBenchmark("GRN0605")]
public class SortBeforeFilterBenchmark
{
    private readonly int[] _numbers;

    public SortBeforeFilterBenchmark()
    {
        var random = new Random(4711);
        _numbers = [.. Enumerable.Range(0, 10_000).Select(_ => random.Next(1_000_000))];
    }

    [Benchmark, BenchmarkCategory("Filter")]
    public int BeforeFilter() => _numbers.OrderBy(number => number).Where(number => number < 100_000).ToList().Count;

    [Benchmark, BenchmarkCategory("Filter")]
    public int AfterFilter() => _numbers.Where(number => number < 100_000).OrderBy(number => number).ToList().Count;
}
