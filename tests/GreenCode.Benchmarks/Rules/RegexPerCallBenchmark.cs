using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>One match of a short text against a short pattern.</summary>
[RuleBenchmark("GRN0502")]
public partial class RegexPerCallBenchmark
{
    private const string Pattern = @"^[1-9][0-9]{3} ?[A-Z]{2}$";

    private static readonly Regex Interpreted = new(Pattern);

    private readonly string _postcode = "2595 BE";

    [Benchmark, BenchmarkCategory("Compiled")]
    public bool BeforeCompiled() => new Regex(Pattern, RegexOptions.Compiled).IsMatch(_postcode);

    [Benchmark, BenchmarkCategory("Compiled")]
    public bool AfterGenerated() => Generated().IsMatch(_postcode);

    [Benchmark, BenchmarkCategory("Interpreted")]
    public bool BeforeInterpreted() => new Regex(Pattern).IsMatch(_postcode);

    [Benchmark, BenchmarkCategory("Interpreted")]
    public bool AfterField() => Interpreted.IsMatch(_postcode);

    [GeneratedRegex(Pattern)]
    private static partial Regex Generated();
}
