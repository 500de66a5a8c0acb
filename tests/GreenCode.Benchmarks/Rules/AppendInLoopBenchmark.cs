using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A file of a hundred lines, in the folder for temporary files.</summary>
[RuleBenchmark("GRN0802")]
public class AppendInLoopBenchmark
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"greencode-{Environment.ProcessId}-log.txt");

    [Benchmark, BenchmarkCategory("Append")]
    public void BeforeAppend()
    {
        File.Delete(_path);
        for (var i = 0; i < 100; i++)
            File.AppendAllText(_path, "one line of a log\n");
    }

    [Benchmark, BenchmarkCategory("Append")]
    public void AfterWriter()
    {
        File.Delete(_path);
        using var writer = File.AppendText(_path);
        for (var i = 0; i < 100; i++)
            writer.Write("one line of a log\n");
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_path);
}
