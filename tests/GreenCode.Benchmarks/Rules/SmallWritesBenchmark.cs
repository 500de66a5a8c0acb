using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A file of a thousand lines, in the folder for temporary files.</summary>
[RuleBenchmark("GRN0801")]
public class SmallWritesBenchmark
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"greencode-{Environment.ProcessId}-lines.txt");

    [Benchmark, BenchmarkCategory("AutoFlush")]
    public void BeforeAutoFlush()
    {
        using var writer = new StreamWriter(_path) { AutoFlush = true };
        for (var i = 0; i < 1000; i++)
            writer.WriteLine("one line of a report");
    }

    [Benchmark, BenchmarkCategory("AutoFlush")]
    public void AfterAutoFlush()
    {
        using var writer = new StreamWriter(_path);
        for (var i = 0; i < 1000; i++)
            writer.WriteLine("one line of a report");
    }

    [Benchmark, BenchmarkCategory("Bytes")]
    public void BeforeBytes()
    {
        using var file = new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var i = 0; i < 1000; i++)
            file.WriteByte((byte)i);
    }

    [Benchmark, BenchmarkCategory("Bytes")]
    public void AfterBytes()
    {
        using var file = new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.None);
        for (var i = 0; i < 1000; i++)
            file.WriteByte((byte)i);
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_path);
}
