using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>What is done in both halves.</summary>
[RuleBenchmark("GRN0000")]
public class RuleNameBenchmark
{
    [Benchmark, BenchmarkCategory("Loop")]
    public int Before()
    {
        var sum = 0;
        for (var i = 0; i < 3; i++)
        {
            sum += i;
            GC.Collect(0);
        }

        return sum;
    }

    [Benchmark, BenchmarkCategory("Loop")]
    public int After()
    {
        var sum = 0;
        for (var i = 0; i < 3; i++)
            sum += i;
        return sum;
    }
}
