using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A thousand look-ups among a thousand elements, half of which find something.</summary>
[RuleBenchmark("GRN0603")]
public class LinearSearchInLoopBenchmark
{
    private readonly List<string> _known = [.. Enumerable.Range(0, 1000).Select(i => $"permit {i}")];
    private readonly string[] _words = [.. Enumerable.Range(0, 1000).Select(i => $"permit {i * 2}")];
    private readonly int[] _numbers = [.. Enumerable.Range(0, 1000)];
    private readonly int[] _wanted = [.. Enumerable.Range(0, 1000).Select(i => i * 2)];

    [Benchmark, BenchmarkCategory("Strings")]
    public int BeforeStrings()
    {
        var hits = 0;
        foreach (var word in _words)
        {
            if (_known.Contains(word))
                hits++;
        }

        return hits;
    }

    [Benchmark, BenchmarkCategory("Strings")]
    public int AfterStrings()
    {
        var hits = 0;
        var set = new HashSet<string>(_known);
        foreach (var word in _words)
        {
            if (set.Contains(word))
                hits++;
        }

        return hits;
    }

    [Benchmark, BenchmarkCategory("Numbers")]
    public int BeforeNumbers()
    {
        var hits = 0;
        foreach (var number in _wanted)
        {
            if (_numbers.Contains(number))
                hits++;
        }

        return hits;
    }

    [Benchmark, BenchmarkCategory("Numbers")]
    public int AfterNumbers()
    {
        var hits = 0;
        var set = new HashSet<int>(_numbers);
        foreach (var number in _wanted)
        {
            if (set.Contains(number))
                hits++;
        }

        return hits;
    }
}
