using System.Globalization;
using System.Text.Json;
using GreenCode.Profiler;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Sampling;
using GreenCode.Profiler.Target;
using GreenCode.TestKit;

namespace GreenCode.Benchmarks.Accuracy;

/// <summary>
/// <c>accuracy [RUNS] [SECONDS]</c>: profiles samples/KnownShares, which measures with its threads' own CPU clocks what each method burns,
/// and prints how far each engine's shares are off, as the table of docs/methodology/accuracy.md.
/// </summary>
internal static class AccuracyCommand
{
    public static int Run(string[] args)
    {
        var runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        var seconds = args.Length > 1 ? args[1] : "10";
        Console.WriteLine("| engine | layout | runs | largest error of any method, median of runs | worst run | CPU of greencode, share of a core |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var probe in SamplingEngines.ProbeAll())
        {
            foreach (var layout in (ReadOnlySpan<string>)["one-thread", "thread-each"])
            {
                Console.WriteLine(probe.IsUsable
                    ? Row(probe.Engine, layout, [.. Enumerable.Range(0, runs).Select(_ => OneRun(probe.Engine, layout, seconds))])
                    : $"| {probe.Engine} | {layout} | not usable here: {probe.Reason} | | | |");
            }
        }

        return 0;
    }

    private static string Row(string engine, string layout, (double ErrorPoints, double OwnShare)[] runs)
    {
        var errors = runs.Select(run => run.ErrorPoints).Order().ToArray();
        var own = runs.Select(run => run.OwnShare).Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture,
            $"| {engine} | {layout} | {runs.Length} | {errors[errors.Length / 2]:0.00} pp | {errors[^1]:0.00} pp | {own[own.Length / 2]:P1} |");
    }

    private static (double ErrorPoints, double OwnShare) OneRun(string engine, string layout, string seconds)
    {
        var truthFile = Path.GetTempFileName();
        try
        {
            using var target = TargetProcess.Launch(
                ["dotnet", Repository.PathOf("artifacts", "bin", "KnownShares", "release", "KnownShares.dll"), "--seconds", seconds, "--layout", layout, "--truth", truthFile],
                new ProfileOptions().SamplingInterval,
                Stream.Null);
            var record = EnergyProfiler.RunAsync(target, new() { Engine = engine }, null, default, default).GetAwaiter().GetResult();
            using var truth = JsonDocument.Parse(File.ReadAllText(truthFile));
            return (LargestErrorPoints(record, truth.RootElement), record.Overhead.OwnCpuSeconds / record.DurationSeconds);
        }
        finally
        {
            File.Delete(truthFile);
        }
    }

    private static double LargestErrorPoints(EnergyRecord record, JsonElement truth)
    {
        var joules = record.Methods.ToLookup(method => method.Name, method => method.TotalJoules);
        var process = truth.GetProperty("processCpuSeconds").GetDouble();
        return truth.GetProperty("methods").EnumerateArray().Concat(truth.GetProperty("idleMethods").EnumerateArray()).Max(method => Math.Abs(
            100 * joules[method.GetProperty("name").GetString()!].Sum() / record.Energy.Target.Joules
            - 100 * method.GetProperty("cpuSeconds").GetDouble() / process));
    }
}
