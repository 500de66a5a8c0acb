using System.Globalization;
using GreenCode.Benchmarks.Running;
using GreenCode.Profiler;
using GreenCode.Profiler.Gates;

namespace GreenCode.Benchmarks.Gates;

/// <summary>
/// The verb <c>shares</c> of tests/GreenCode.LiveTarget: a fixed amount of work in ten methods, of which one, with a tenth of the work, can be given more. How much
/// more makes a whole run dearer by a given share, the start of the program included, is measured first.
/// </summary>
internal sealed class FixedWork
{
    /// <summary>The method that gets dearer.</summary>
    public const string Injected = "GreenCode.LiveTarget.Shares.Tenth";

    private readonly int _turns;
    private readonly double _turnsPerRun;

    private FixedWork(int turns, double cpuSeconds, double cpuSecondsTwice)
    {
        (_turns, CpuSeconds) = (turns, cpuSeconds);
        _turnsPerRun = turns * cpuSeconds / (cpuSecondsTwice - cpuSeconds);
    }

    /// <summary>What a run costs.</summary>
    public double CpuSeconds { get; }

    /// <summary>Measures what so much work costs.</summary>
    public static FixedWork Measure(int turns) => new(turns, Cost(turns, 0), Cost(turns, turns));

    /// <summary>The command whose runs are dearer by <paramref name="effect"/>.</summary>
    public IEnumerable<string> Command(double effect) => Command(_turns, (int)Math.Round(effect * _turnsPerRun));

    private static double Cost(int turns, int extra)
    {
        var plan = new GatePlan { Candidate = [.. Command(turns, extra)], Metric = GateMetric.CpuTime, Settings = new() { Runs = 15 } };
        var report = GateRunner.RunAsync(plan, null, default, default).GetAwaiter().GetResult().Report;
        return report.Problem is null ? report.Candidate.Runs.Select(run => run.Value).Median() : throw new InvalidOperationException(report.Problem);
    }

    private static string[] Command(int turns, int extra) =>
        [Programs.LiveTarget, "shares", turns.ToString(CultureInfo.InvariantCulture), extra.ToString(CultureInfo.InvariantCulture)];
}
