using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Perfolizer.Mathematics.OutlierDetection;

namespace GreenCode.Benchmarks.Evidence;

/// <summary>Measures CPU-bound pairs with BenchmarkDotNet on the CPU clock, in this process: a clock of one's own cannot be handed to another.</summary>
internal static class PairRunner
{
    private const int Rounds = 5;
    private const double NanosecondsPerSecond = 1e9;

    public static IReadOnlyList<EvidenceCase> Measure(Type benchmark)
    {
        var halves = Enumerable.Range(0, Rounds).SelectMany(_ => Round(benchmark).Reports)
            .ToLookup(report => (Case: report.BenchmarkCase.Descriptor.Categories.Single(), Half: HalfOf(report)), report => report);
        return [.. halves.Select(half => half.Key.Case).Distinct()
            .Select(name => Measurement.Compare(name, Collect(halves[(name, "Before")]), Collect(halves[(name, "After")])))];
    }

    private static Summary Round(Type benchmark)
    {
        var summary = BenchmarkRunner.Run(benchmark, Config());
        return summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)
            ? throw new InvalidOperationException($"BenchmarkDotNet could not run {benchmark.Name}; its log above says why.")
            : summary;
    }

    private static ManualConfig Config() => ManualConfig.CreateEmpty()
        .AddLogger(ConsoleLogger.Default)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .WithOptions(ConfigOptions.DisableOptimizationsValidator)
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.DontLogOutput)
            .WithClock(new CpuClock())
            .WithWarmupCount(3)
            .WithIterationCount(5)
            .WithOutlierMode(OutlierMode.DontRemove)
            .WithIterationTime(TimeInterval.FromMilliseconds(100)));

    private static string HalfOf(BenchmarkReport report)
    {
        var method = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
        return method.StartsWith("Before", StringComparison.Ordinal) ? "Before"
            : method.StartsWith("After", StringComparison.Ordinal) ? "After"
            : throw new InvalidOperationException($"The name of {method} starts with neither Before nor After.");
    }

    private static Measurement Collect(IEnumerable<BenchmarkReport> rounds) => new(
        [.. rounds.Select(Seconds)],
        rounds.Average(report => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0));

    private static double[] Seconds(BenchmarkReport report) => [.. report.AllMeasurements
        .Where(measurement => measurement.IterationMode == IterationMode.Workload && measurement.IterationStage == IterationStage.Result)
        .Select(measurement => measurement.Nanoseconds / measurement.Operations / NanosecondsPerSecond)];
}
