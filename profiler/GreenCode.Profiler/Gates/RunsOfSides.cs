using System.Collections.Immutable;
using GreenCode.Profiler.Gates.Statistics;

namespace GreenCode.Profiler.Gates;

/// <summary>The runs of a gate, side by side.</summary>
internal static class RunsOfSides
{
    /// <summary>What the runs of a side cost, in order.</summary>
    public static ImmutableArray<double> Of(this ImmutableArray<GateRun> runs, GateSide side) => [.. runs.Where(run => run.Side == side).Select(run => run.Value)];

    /// <summary>The runs that are compared with each other: the first of a side in a block with the first of the other. A run without partner is in none.</summary>
    public static IEnumerable<(GateRun Baseline, GateRun Candidate)> Pairs(this ImmutableArray<GateRun> runs) => runs
        .GroupBy(run => run.Block)
        .SelectMany(block => block.Where(run => run.Side == GateSide.Baseline).Zip(block.Where(run => run.Side == GateSide.Candidate)));

    /// <summary>How far the candidate lies above the baseline, on the given scale.</summary>
    public static RankedShift Shift(this ImmutableArray<GateRun> runs, GateDesign design, Func<double, double> scale) => design == GateDesign.Interleaved
        ? RankedShift.OfPairs([.. runs.Pairs().Select(pair => scale(pair.Candidate.Value) - scale(pair.Baseline.Value))])
        : RankedShift.OfSamples([.. runs.Of(GateSide.Baseline).Select(scale)], [.. runs.Of(GateSide.Candidate).Select(scale)]);

    /// <summary>The median; of an even number of values the mean of the two in the middle.</summary>
    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
