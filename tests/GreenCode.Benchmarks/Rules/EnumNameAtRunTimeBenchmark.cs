using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A hundred texts with the name of a member, by their length.</summary>
[RuleBenchmark("GRN0706")]
public class EnumNameAtRunTimeBenchmark
{
    [Benchmark, BenchmarkCategory("ToString")]
    public int BeforeToString()
    {
        var length = 0;
        for (var i = 0; i < 100; i++)
            length += Keep(DayOfWeek.Monday.ToString());
        return length;
    }

    [Benchmark, BenchmarkCategory("ToString")]
    public int AfterNameof()
    {
        var length = 0;
        for (var i = 0; i < 100; i++)
            length += Keep(nameof(DayOfWeek.Monday));
        return length;
    }

    /// <summary>Not inlined, so that the constant is a text here too and the loop remains one.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static int Keep(string name) => name.Length;
}
