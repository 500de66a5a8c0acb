using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>The sum of a thousand values.</summary>
[RuleBenchmark("GRN0608")]
public class KeysWithIndexerBenchmark
{
    private readonly Dictionary<string, int> _counts = Enumerable.Range(0, 1000).ToDictionary(i => $"permit {i}");

    [Benchmark, BenchmarkCategory("Dictionary")]
    public int BeforeKeys()
    {
        var sum = 0;
        foreach (var key in _counts.Keys)
            sum += _counts[key] + key.Length;
        return sum;
    }

    [Benchmark, BenchmarkCategory("Dictionary")]
    public int AfterPairs()
    {
        var sum = 0;
        foreach (var (key, value) in _counts)
            sum += value + key.Length;
        return sum;
    }
}
