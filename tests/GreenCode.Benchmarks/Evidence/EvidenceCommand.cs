using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using GreenCode.TestKit;

namespace GreenCode.Benchmarks.Evidence;

/// <summary><c>evidence [RULE…]</c>: measures the before/after pair of each rule and writes docs/evidence/RULE.json.</summary>
internal static class EvidenceCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int Run(string[] rules)
    {
        var benchmarks = typeof(EvidenceCommand).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(RuleBenchmarkAttribute)))
            .ToLookup(type => type.GetCustomAttribute<RuleBenchmarkAttribute>()!.Rule, StringComparer.OrdinalIgnoreCase);
        string[] known = [.. benchmarks.Select(benchmark => benchmark.Key).Order()];

        if (rules.FirstOrDefault(rule => !benchmarks.Contains(rule)) is { } unknown)
        {
            Console.Error.WriteLine($"There is no benchmark for {unknown}. The rules that have one: {string.Join(", ", known)}.");
            return 2;
        }

        foreach (var rule in rules.Length > 0 ? rules : known)
            Write(Measure(known.First(id => id.Equals(rule, StringComparison.OrdinalIgnoreCase)), [.. benchmarks[rule].OrderBy(type => type.Name)]));

        return 0;
    }

    /// <summary>The cases of a rule; where a class cannot hold them all, each is nested in the class that the file is called after.</summary>
    private static EvidenceRecord Measure(string rule, IReadOnlyList<Type> benchmarks) => new()
    {
        Rule = rule,
        Command = $"dotnet run -c Release --project tests/GreenCode.Benchmarks -- evidence {rule}",
        Source = $"tests/GreenCode.Benchmarks/Rules/{(benchmarks[0].DeclaringType ?? benchmarks[0]).Name}.cs",
        MeasuredOn = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Runtime = RuntimeInformation.FrameworkDescription,
        Os = RuntimeInformation.OSDescription,
        Cpu = Machine.CpuModel(),
        LogicalCores = Environment.ProcessorCount,
        Clock = new CpuClock().Title,
        Cases =
        [
            .. benchmarks.SelectMany(benchmark => benchmark.IsAssignableTo(typeof(IWorkload))
                ? [WorkloadRunner.Measure((IWorkload)Activator.CreateInstance(benchmark)!)]
                : PairRunner.Measure(benchmark)),
        ],
    };

    private static void Write(EvidenceRecord record)
    {
        var file = Repository.PathOf("docs", "evidence", $"{record.Rule}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, JsonSerializer.Serialize(record, Json).ReplaceLineEndings("\n") + "\n");
        foreach (var pair in record.Cases)
            Console.WriteLine($"{record.Rule} {pair.Name}: {pair.Ratio} ({pair.RatioLow} to {pair.RatioHigh}) times the CPU time");
        Console.WriteLine($"Wrote {Path.GetRelativePath(Repository.Root, file)}");
    }
}
