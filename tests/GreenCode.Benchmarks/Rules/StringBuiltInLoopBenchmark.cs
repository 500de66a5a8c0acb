using System.Text;
using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A text of short lines.</summary>
[RuleBenchmark("GRN0501")]
public class StringBuiltInLoopBenchmark
{
    private readonly string[] _thousand = [.. Enumerable.Range(0, 1000).Select(i => $"line {i % 10}")];
    private readonly string[] _hundred = [.. Enumerable.Range(0, 100).Select(i => $"line {i % 10}")];

    [Benchmark, BenchmarkCategory("Lines")]
    public string BeforeLines()
    {
        var text = "";
        foreach (var line in _thousand)
            text += line;
        return text;
    }

    [Benchmark, BenchmarkCategory("Lines")]
    public string AfterLines()
    {
        var text = new StringBuilder();
        foreach (var line in _thousand)
            text.Append(line);
        return text.ToString();
    }

    [Benchmark, BenchmarkCategory("Interpolated")]
    public string BeforeInterpolated()
    {
        var text = "";
        foreach (var line in _hundred)
            text = $"{text}{line}, ";
        return text;
    }

    [Benchmark, BenchmarkCategory("Interpolated")]
    public string AfterInterpolated()
    {
        var text = new StringBuilder();
        foreach (var line in _hundred)
            text.Append(line).Append(", ");
        return text.ToString();
    }
}
