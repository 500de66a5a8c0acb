using System.Reflection;
using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A hundred objects of one type: why docs/rules/rejected.md holds a ConstructorInvoker instead of Activator.CreateInstance with an argument.</summary>
[RuleBenchmark("GRN0705-CREATE")]
public class ActivatorInLoopBenchmark
{
    private const int Turns = 100;

    private readonly Type _type = typeof(Permit);

    [Benchmark, BenchmarkCategory("Create")]
    public int BeforeActivator()
    {
        var sum = 0;
        for (var i = 0; i < Turns; i++)
            sum += ((Permit)Activator.CreateInstance(_type, i)!).Number;
        return sum;
    }

    [Benchmark, BenchmarkCategory("Create")]
    public int AfterInvoker()
    {
        var sum = 0;
        var create = ConstructorInvoker.Create(_type.GetConstructor([typeof(int)])!);
        for (var i = 0; i < Turns; i++)
            sum += ((Permit)create.Invoke(i)).Number;
        return sum;
    }

    public sealed record Permit(int Number);
}
