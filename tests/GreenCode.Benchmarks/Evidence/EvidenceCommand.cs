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
            .ToDictionary(type => type.GetCustomAttribute<RuleBenchmarkAttribute>()!.Rule, StringComparer.OrdinalIgnoreCase);

        if (rules.FirstOrDefault(rule => !benchmarks.ContainsKey(rule)) is { } unknown)
        {
            Console.Error.WriteLine($"There is no benchmark for {unknown}. The rules that have one: {string.Join(", ", benchmarks.Keys.Order())}.");
            return 2;
        }

        foreach (var rule in rules.Length > 0 ? rules : [.. benchmarks.Keys.Order()])
            Write(Measure(rule.ToUpperInvariant(), benchmarks[rule]));

        return 0;
    }

    private static EvidenceRecord Measure(string rule, Type benchmark) => new()
    {
        Rule = rule,
        Command = $"dotnet run -c Release --project tests/GreenCode.Benchmarks -- evidence {rule}",
        Source = $"tests/GreenCode.Benchmarks/Rules/{benchmark.Name}.cs",
        MeasuredOn = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Runtime = RuntimeInformation.FrameworkDescription,
        Os = RuntimeInformation.OSDescription,
        Cpu = Machine.CpuModel(),
        LogicalCores = Environment.ProcessorCount,
        Clock = new CpuClock().Title,
        Cases = benchmark.IsAssignableTo(typeof(IWorkload))
            ? [WorkloadRunner.Measure((IWorkload)Activator.CreateInstance(benchmark)!)]
            : PairRunner.Measure(benchmark),
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
