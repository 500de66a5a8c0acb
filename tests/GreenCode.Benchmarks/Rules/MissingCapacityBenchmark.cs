using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A thousand numbers put into a new collection.</summary>
[RuleBenchmark("GRN0604")]
public class MissingCapacityBenchmark
{
    private readonly int[] _numbers = [.. Enumerable.Range(0, 1000)];

    [Benchmark, BenchmarkCategory("List")]
    public List<int> BeforeList()
    {
        var list = new List<int>();
        foreach (var number in _numbers)
            list.Add(number * 2);
        return list;
    }

    [Benchmark, BenchmarkCategory("List")]
    public List<int> AfterList()
    {
        var list = new List<int>(_numbers.Length);
        foreach (var number in _numbers)
            list.Add(number * 2);
        return list;
    }

    [Benchmark, BenchmarkCategory("Dictionary")]
    public Dictionary<int, int> BeforeDictionary()
    {
        var dictionary = new Dictionary<int, int>();
        foreach (var number in _numbers)
            dictionary.Add(number, number * 2);
        return dictionary;
    }

    [Benchmark, BenchmarkCategory("Dictionary")]
    public Dictionary<int, int> AfterDictionary()
    {
        var dictionary = new Dictionary<int, int>(_numbers.Length);
        foreach (var number in _numbers)
            dictionary.Add(number, number * 2);
        return dictionary;
    }
}
