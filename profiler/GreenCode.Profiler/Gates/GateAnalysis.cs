using System.Collections.Immutable;
using System.Globalization;
using GreenCode.Profiler.Gates.Statistics;

namespace GreenCode.Profiler.Gates;

/// <summary>From runs to a verdict. Pure: the same runs give the same result. docs/methodology/gate.md derives it and shows how often it errs.</summary>
public static class GateAnalysis
{
    /// <summary>A power of four in five, the habit of the field (J. Cohen, Statistical Power Analysis for the Behavioral Sciences, 1988, §2.4).</summary>
    private const double Power = 0.8;

    private const int MostRunsWorthNaming = 1000;

    /// <summary>The modified z score that makes an outlier (B. Iglewicz and D. C. Hoaglin, How to Detect and Handle Outliers, 1993).</summary>
    private const double OutlierScore = 3.5;

    /// <summary>What a median absolute deviation times this estimates: the standard deviation, of a normal distribution.</summary>
    private const double DeviationsPerMad = 1.4826;

    /// <summary>Decides.</summary>
    /// <param name="runs">The measured runs in the order in which they were made, without warm-ups.</param>
    /// <param name="settings">What is asked.</param>
    /// <exception cref="GateRefusedException">The settings or the runs allow no verdict.</exception>
    public static GateResult Of(ImmutableArray<GateRun> runs, GateSettings settings)
    {
        Check(runs, settings);
        var (baseline, candidate) = (runs.Of(GateSide.Baseline), runs.Of(GateSide.Candidate));
        var made = settings.Design == GateDesign.Interleaved ? runs.Pairs().Count() : candidate.Length;
        var shift = runs.Shift(settings.Design, Math.Log);
        var alpha = 1 - settings.Confidence;
        var deciding = shift.Interval(LevelNow(settings, made));
        var verdict = Verdict(deciding, Math.Log(1 + settings.Threshold));
        var isLast = made >= settings.Runs;

        // A certain verdict before the end has passed a wider interval than the confidence asks for. docs/methodology/gate.md has the coverage of what is shown.
        var (low, high) = isLast || (verdict == GateVerdict.Inconclusive && double.IsFinite(deciding.High)) ? deciding : shift.Interval(alpha);

        return new()
        {
            Verdict = verdict,
            IsFinal = isLast || (verdict != GateVerdict.Inconclusive && settings.Looks.Contains(made)),
            Ratio = new(Math.Exp(shift.Estimate), Math.Exp(low), Math.Exp(high)),
            PValue = shift.PValue,
            Baseline = Summary(baseline),
            Candidate = Summary(candidate),
            Noise = Noise(shift, made, settings),
            RunsToSettle = verdict == GateVerdict.Inconclusive
                ? RunsFor(Math.Abs(shift.Estimate - Math.Log(1 + settings.Threshold)), StandardError(shift, alpha) * Math.Sqrt(made), settings)
                : null,
            Outliers = Outliers(runs),
            Parts = PartChanges.Of(runs, settings, Summary(baseline).Median),
        };
    }

    private static void Check(ImmutableArray<GateRun> runs, GateSettings settings)
    {
        if (settings.Objections().FirstOrDefault() is { } objection)
            throw new GateRefusedException(objection);
        foreach (var run in runs)
        {
            if (!(run.Value > 0 && double.IsFinite(run.Value)))
                throw new GateRefusedException(string.Create(CultureInfo.InvariantCulture, $"A run of the {Name(run.Side)} cost {run.Value}: only what is measured and more than 0 can be compared. Give the run more to do, or choose another metric."));
            if (run.Parts.Any(part => !(part.Value >= 0 && double.IsFinite(part.Value))))
                throw new GateRefusedException($"A run of the {Name(run.Side)} has a method or an endpoint whose cost is negative or no number.");
        }

        foreach (var side in new[] { GateSide.Baseline, GateSide.Candidate })
        {
            var count = runs.Of(side).Length;
            if (count < settings.FewestRuns)
                throw new GateRefusedException(string.Create(CultureInfo.InvariantCulture, $"The {Name(side)} has {count} measured runs; a verdict needs at least {settings.FewestRuns} of each side."));
        }

        if (settings.Design == GateDesign.Interleaved && runs.Pairs().Count() is var pairs && pairs < settings.FewestRuns)
            throw new GateRefusedException(string.Create(CultureInfo.InvariantCulture, $"Only {pairs} blocks hold a run of each side; a verdict needs at least {settings.FewestRuns}."));
    }

    private static string Name(GateSide side) => side == GateSide.Baseline ? "baseline" : "candidate";

    private static double LevelNow(GateSettings settings, int made)
    {
        var look = settings.Looks.LastOrDefault(runs => runs <= made, settings.Looks[0]);
        return StoppingRule.Levels(settings.Looks, 1 - settings.Confidence)[settings.Looks.IndexOf(look)];
    }

    private static GateVerdict Verdict((double Low, double High) interval, double threshold) =>
        interval.Low > threshold ? GateVerdict.Fail
        : interval.High < threshold ? GateVerdict.Pass
        : GateVerdict.Inconclusive;

    private static GateSideSummary Summary(ImmutableArray<double> values) => new(values.Length, values.Median(), values.Min(), values.Max());

    private static NoiseFloor Noise(RankedShift shift, int made, GateSettings settings)
    {
        var alpha = 1 - settings.Confidence;
        var error = StandardError(shift, alpha);
        var threshold = Math.Log(1 + settings.Threshold);
        return new(
            Math.Exp(error * Math.Sqrt(made / 2.0)) - 1,
            Math.Exp(error * NormalDistribution.Above(alpha / 2)) - 1,
            Math.Exp(threshold + error * Reach(alpha)) - 1,
            RunsFor(Math.Log(1 + settings.Threshold + 0.02) - threshold, error * Math.Sqrt(made), settings));
    }

    /// <summary>From the width of the interval, which outliers hardly widen.</summary>
    private static double StandardError(RankedShift shift, double alpha)
    {
        var (low, high) = shift.Interval(alpha);
        return (high - low) / 2 / NormalDistribution.Above(alpha / 2);
    }

    /// <summary>How many standard errors a change must lie beyond a threshold to be seen there with the wanted power.</summary>
    private static double Reach(double alpha) => NormalDistribution.Above(alpha / 2) + NormalDistribution.Above(1 - Power);

    private static int? RunsFor(double distance, double errorOfOneRun, GateSettings settings)
    {
        var runs = Math.Ceiling(Math.Pow(errorOfOneRun * Reach(1 - settings.Confidence) / distance, 2));
        return runs <= MostRunsWorthNaming ? Math.Max((int)runs, settings.FewestRuns) : null;
    }

    private static ImmutableArray<GateOutlier> Outliers(ImmutableArray<GateRun> runs)
    {
        var outliers = ImmutableArray.CreateBuilder<GateOutlier>();
        var sides = runs.GroupBy(run => run.Side).ToDictionary(side => side.Key, side =>
        {
            var median = side.Select(run => run.Value).Median();
            return (Median: median, Scatter: DeviationsPerMad * side.Select(run => Math.Abs(Math.Log(run.Value / median))).Median());
        });
        for (var i = 0; i < runs.Length; i++)
        {
            var (median, scatter) = sides[runs[i].Side];
            if (Math.Abs(Math.Log(runs[i].Value / median)) > OutlierScore * scatter && scatter > 0)
                outliers.Add(new(i, runs[i].Side, runs[i].Value, runs[i].Value / median));
        }

        return outliers.ToImmutable();
    }
}
