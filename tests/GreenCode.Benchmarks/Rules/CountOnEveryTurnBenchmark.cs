using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Loops over a thousand elements.</summary>
[RuleBenchmark("GRN0601")]
public class CountOnEveryTurnBenchmark
{
    private readonly ConcurrentDictionary<int, int> _shared = new(Enumerable.Range(0, 1000).Select(i => KeyValuePair.Create(i, i * 3)));
    private readonly int[] _numbers = [.. Enumerable.Range(0, 1000)];
    private readonly int[] _wanted = [.. Enumerable.Range(0, 100).Select(i => i * 30)];

    [Benchmark, BenchmarkCategory("ConcurrentCount")]
    public int BeforeConcurrentCount()
    {
        var sum = 0;
        for (var i = 0; i < _shared.Count; i++)
            sum += _shared[i];
        return sum;
    }

    [Benchmark, BenchmarkCategory("ConcurrentCount")]
    public int AfterConcurrentCount()
    {
        var sum = 0;
        var count = _shared.Count;
        for (var i = 0; i < count; i++)
            sum += _shared[i];
        return sum;
    }

    [Benchmark, BenchmarkCategory("ConcurrentValues")]
    public int BeforeConcurrentValues()
    {
        var hits = 0;
        foreach (var number in _wanted)
        {
            if (_shared.Values.Contains(number))
                hits++;
        }

        return hits;
    }

    [Benchmark, BenchmarkCategory("ConcurrentValues")]
    public int AfterConcurrentValues()
    {
        var hits = 0;
        var values = _shared.Values;
        foreach (var number in _wanted)
        {
            if (values.Contains(number))
                hits++;
        }

        return hits;
    }

    [Benchmark, BenchmarkCategory("LazyCount")]
    public int BeforeLazyCount()
    {
        var sum = 0;
        for (var i = 0; i < _numbers.Where(number => number >= 0).Count(); i++)
            sum += i;
        return sum;
    }

    [Benchmark, BenchmarkCategory("LazyCount")]
    public int AfterLazyCount()
    {
        var sum = 0;
        var count = _numbers.Where(number => number >= 0).Count();
        for (var i = 0; i < count; i++)
            sum += i;
        return sum;
    }
}
