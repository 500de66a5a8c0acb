using System.ComponentModel;
using System.Reflection;
using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>100 turns of a loop.</summary>
[RuleBenchmark("GRN0705")]
public class ReflectionInLoopBenchmark
{
    private const int Turns = 100;

    private readonly Permit _permit = new();
    private readonly Type _type = typeof(Permit);
    private readonly MethodInfo _method = typeof(Permit).GetMethod(nameof(Permit.Add))!;
    private readonly PropertyInfo _property = typeof(Permit).GetProperty(nameof(Permit.Number))!;

    [Benchmark, BenchmarkCategory("Invoke")]
    public int BeforeInvoke()
    {
        var sum = 0;
        for (var i = 0; i < Turns; i++)
            sum += (int)_method.Invoke(_permit, [i])!;
        return sum;
    }

    [Benchmark, BenchmarkCategory("Invoke")]
    public int AfterDelegate()
    {
        var sum = 0;
        var add = _method.CreateDelegate<Func<int, int>>(_permit);
        for (var i = 0; i < Turns; i++)
            sum += add(i);
        return sum;
    }

    [Benchmark, BenchmarkCategory("Property")]
    public int BeforeProperty()
    {
        var sum = 0;
        for (var i = 0; i < Turns; i++)
            sum += (int)_property.GetValue(_permit)!;
        return sum;
    }

    [Benchmark, BenchmarkCategory("Property")]
    public int AfterGetter()
    {
        var sum = 0;
        var number = _property.GetMethod!.CreateDelegate<Func<Permit, int>>();
        for (var i = 0; i < Turns; i++)
            sum += number(_permit);
        return sum;
    }

    [Benchmark, BenchmarkCategory("Attribute")]
    public int BeforeAttribute()
    {
        var sum = 0;
        for (var i = 0; i < Turns; i++)
            sum += typeof(Permit).GetCustomAttribute<DescriptionAttribute>()!.Description.Length;
        return sum;
    }

    [Benchmark, BenchmarkCategory("Attribute")]
    public int AfterAttribute()
    {
        var sum = 0;
        var attribute = typeof(Permit).GetCustomAttribute<DescriptionAttribute>();
        for (var i = 0; i < Turns; i++)
            sum += attribute!.Description.Length;
        return sum;
    }

    [Benchmark, BenchmarkCategory("Lookup")]
    public int BeforeLookup()
    {
        var sum = 0;
        for (var i = 0; i < Turns; i++)
            sum += (int)typeof(Permit).GetProperty(nameof(Permit.Number))!.GetValue(_permit)!;
        return sum;
    }

    [Benchmark, BenchmarkCategory("Lookup")]
    public int AfterLookup()
    {
        var sum = 0;
        var property = typeof(Permit).GetProperty(nameof(Permit.Number));
        for (var i = 0; i < Turns; i++)
            sum += (int)property!.GetValue(_permit)!;
        return sum;
    }

    [Description("A permit")]
    public sealed class Permit
    {
        public int Number { get; set; } = 4711;

        public int Add(int number) => Number + number;
    }
}
