using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Doubling every element of an array, and summing those above a threshold.</summary>
[RuleBenchmark("GRN0203")]
public class ParallelCheapBodyBenchmark
{
    private const int Threshold = 500;

    private readonly int[] _few = [.. Enumerable.Range(0, 1_000)];
    private readonly int[] _many = [.. Enumerable.Range(0, 1_000_000)];

    [Benchmark, BenchmarkCategory("Few")]
    public void BeforeFew() => InParallel(_few);

    [Benchmark, BenchmarkCategory("Few")]
    public void AfterFew() => InTurn(_few);

    [Benchmark, BenchmarkCategory("Many")]
    public void BeforeMany() => InParallel(_many);

    [Benchmark, BenchmarkCategory("Many")]
    public void AfterMany() => InTurn(_many);

    [Benchmark, BenchmarkCategory("Query")]
    public int BeforeQuery() => _few.AsParallel().Where(number => number > Threshold).Sum();

    [Benchmark, BenchmarkCategory("Query")]
    public int AfterQuery() => _few.Where(number => number > Threshold).Sum();

    private static void InParallel(int[] numbers) => Parallel.For(0, numbers.Length, i => numbers[i] *= 2);

    private static void InTurn(int[] numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] *= 2;
    }
}
