using System.Diagnostics;
using GreenCode.Profiler;
using GreenCode.Profiler.Gates;

namespace GreenCode.Benchmarks.Gates;

/// <summary>
/// <c>gate time</c>: how long a gate with the default settings takes over a program that runs for a second, where nothing changed and where a failed gate looks for
/// the method.
/// </summary>
internal static class TimeCommand
{
    public static int Run()
    {
        var sample = FixedWork.Measure(20_000);
        var work = FixedWork.Measure((int)(20_000 / sample.CpuSeconds));
        var table = new GeneratedTable("time", "change|seconds per run|verdict|runs per side|seconds");
        foreach (var effect in new[] { 0, 0.3 })
        {
            var plan = new GatePlan { Baseline = [.. work.Command(0)], Candidate = [.. work.Command(effect)], Metric = GateMetric.CpuTime };
            var began = Stopwatch.GetTimestamp();
            var report = GateRunner.RunAsync(plan, null, default, default).GetAwaiter().GetResult().Report;
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            table.Add(effect == 0 ? "none" : new Share(effect), report.Baseline!.Runs.Select(run => run.DurationSeconds).Median(),
                report.Verdict.ToString()!.ToLowerInvariant(), report.Candidate.Runs.Length, seconds);
            Console.WriteLine($"{GateWording.Of(report).Headline} {string.Join(", ", report.Parts.Where(part => part.CarriesTheChange).Select(part => part.Name))}");
        }

        table.Write("en");
        table.Write("nl");
        Console.WriteLine(table.Markdown("en"));
        return 0;
    }
}
