using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A file of 100,000 lines, about 3 MB, in the folder for temporary files.</summary>
[RuleBenchmark("GRN0803")]
public class WholeFileReadBenchmark
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"greencode-{Environment.ProcessId}-data.txt");

    [GlobalSetup]
    public void Setup() => File.WriteAllLines(_path, Enumerable.Range(0, 100_000).Select(i => $"{i};permit;granted;2026-03-01"));

    [Benchmark, BenchmarkCategory("Lines")]
    public int BeforeAllLines()
    {
        var length = 0;
        foreach (var line in File.ReadAllLines(_path))
            length += line.Length;
        return length;
    }

    [Benchmark, BenchmarkCategory("Lines")]
    public int AfterLines()
    {
        var length = 0;
        foreach (var line in File.ReadLines(_path))
            length += line.Length;
        return length;
    }

    [Benchmark, BenchmarkCategory("Async")]
    public async Task<int> BeforeAllLinesAsync()
    {
        var length = 0;
        foreach (var line in await File.ReadAllLinesAsync(_path))
            length += line.Length;
        return length;
    }

    [Benchmark, BenchmarkCategory("Async")]
    public async Task<int> AfterLinesAsync()
    {
        var length = 0;
        await foreach (var line in File.ReadLinesAsync(_path))
            length += line.Length;
        return length;
    }

    [Benchmark, BenchmarkCategory("Text")]
    public int BeforeSplitText()
    {
        var length = 0;
        foreach (var line in File.ReadAllText(_path).Split('\n'))
            length += line.Length;
        return length;
    }

    [Benchmark, BenchmarkCategory("Text")]
    public int AfterLinesOfText()
    {
        var length = 0;
        foreach (var line in File.ReadLines(_path))
            length += line.Length;
        return length;
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_path);
}
