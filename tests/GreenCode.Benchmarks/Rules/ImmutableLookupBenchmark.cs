using System.Collections.Frozen;
using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A thousand elements, each looked up once.</summary>
[RuleBenchmark("GRN0602")]
public class ImmutableLookupBenchmark
{
    private readonly ImmutableList<int> _list = [.. Enumerable.Range(0, 1000)];
    private readonly ImmutableArray<int> _array = [.. Enumerable.Range(0, 1000)];
    private readonly string[] _keys = [.. Enumerable.Range(0, 1000).Select(i => $"permit {i}")];
    private readonly ImmutableDictionary<string, int> _immutable;
    private readonly FrozenDictionary<string, int> _frozen;

    public ImmutableLookupBenchmark()
    {
        _immutable = _keys.ToImmutableDictionary(key => key, key => key.Length);
        _frozen = _keys.ToFrozenDictionary(key => key, key => key.Length);
    }

    [Benchmark, BenchmarkCategory("List")]
    public int BeforeList()
    {
        var sum = 0;
        for (var i = 0; i < _list.Count; i++)
            sum += _list[i];
        return sum;
    }

    [Benchmark, BenchmarkCategory("List")]
    public int AfterArray()
    {
        var sum = 0;
        for (var i = 0; i < _array.Length; i++)
            sum += _array[i];
        return sum;
    }

    [Benchmark, BenchmarkCategory("Dictionary")]
    public int BeforeImmutable()
    {
        var sum = 0;
        foreach (var key in _keys)
            sum += _immutable[key];
        return sum;
    }

    [Benchmark, BenchmarkCategory("Dictionary")]
    public int AfterFrozen()
    {
        var sum = 0;
        foreach (var key in _keys)
            sum += _frozen[key];
        return sum;
    }
}
