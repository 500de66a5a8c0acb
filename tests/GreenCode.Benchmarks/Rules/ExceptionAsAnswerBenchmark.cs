using System.Globalization;
using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Ten questions, one of which has no answer.</summary>
[RuleBenchmark("GRN0701")]
public class ExceptionAsAnswerBenchmark
{
    private readonly string[] _texts = ["1", "22", "333", "4", "55", "n/a", "7", "88", "999", "10"];
    private readonly Dictionary<string, int> _counts = new() { ["1"] = 1, ["22"] = 2, ["333"] = 3, ["4"] = 4, ["55"] = 5, ["7"] = 7, ["88"] = 8, ["999"] = 9, ["10"] = 10 };

    [Benchmark, BenchmarkCategory("Parse")]
    public int BeforeParse()
    {
        var sum = 0;
        foreach (var text in _texts)
        {
            try
            {
                sum += int.Parse(text, CultureInfo.InvariantCulture);
            }
            catch (FormatException)
            {
                sum--;
            }
        }

        return sum;
    }

    [Benchmark, BenchmarkCategory("Parse")]
    public int AfterTryParse()
    {
        var sum = 0;
        foreach (var text in _texts)
            sum += int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : -1;
        return sum;
    }

    [Benchmark, BenchmarkCategory("Lookup")]
    public int BeforeIndexer()
    {
        var sum = 0;
        foreach (var text in _texts)
        {
            try
            {
                sum += _counts[text];
            }
            catch (KeyNotFoundException)
            {
                sum--;
            }
        }

        return sum;
    }

    [Benchmark, BenchmarkCategory("Lookup")]
    public int AfterTryGetValue()
    {
        var sum = 0;
        foreach (var text in _texts)
            sum += _counts.TryGetValue(text, out var count) ? count : -1;
        return sum;
    }
}
