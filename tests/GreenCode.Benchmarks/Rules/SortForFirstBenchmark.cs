using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>The smallest of ten thousand elements: why docs/rules/rejected.md holds MinBy instead of OrderBy and First.</summary>
[RuleBenchmark("GRN0605-MINBY")]
public class SortForFirstBenchmark
{
    private readonly Permit[] _permits;

    public SortForFirstBenchmark()
    {
        var random = new Random(4711);
        _permits = [.. Enumerable.Range(0, 10_000).Select(_ => new Permit(random.Next(1_000_000)))];
    }

    [Benchmark, BenchmarkCategory("First")]
    public Permit? BeforeFirst() => _permits.OrderBy(permit => permit.Number).FirstOrDefault();

    [Benchmark, BenchmarkCategory("First")]
    public Permit? AfterMinBy() => _permits.MinBy(permit => permit.Number);

    public sealed record Permit(int Number);
}
