using System.Collections.Immutable;
using System.Globalization;
using GreenCode.Profiler.Gates.Statistics;

namespace GreenCode.Profiler.Gates;

/// <summary>From runs to a verdict. Pure: the same runs give the same result. docs/methodology/gate.md derives it and shows how often it errs.</summary>
public static class GateAnalysis
{
    /// <summary>A part below this share of the whole on both sides is not tested: what it changes is no part of any change worth a gate.</summary>
    private const double SmallestPart = 0.01;

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
        var (baseline, candidate) = (Side(runs, GateSide.Baseline), Side(runs, GateSide.Candidate));
        var made = Math.Min(baseline.Length, candidate.Length);
        var shift = Shift(runs, settings.Design, run => Math.Log(run.Value));
        var alpha = 1 - settings.Confidence;
        var (low, high) = shift.Interval(alpha);
        var level = LevelNow(settings, made);
        var verdict = Verdict(shift.Interval(level), Math.Log(1 + settings.Threshold));
        var isLast = made >= settings.Runs;

        return new()
        {
            Verdict = verdict,
            IsFinal = isLast || (verdict != GateVerdict.Inconclusive && settings.StopsEarly && settings.Looks.Contains(made)),
            Ratio = new(Math.Exp(shift.Estimate), Math.Exp(low), Math.Exp(high)),
            PValue = shift.PValue,
            Baseline = Summary(baseline),
            Candidate = Summary(candidate),
            Noise = Noise(runs, shift, made, settings),
            RunsToSettle = verdict == GateVerdict.Inconclusive
                ? RunsFor(Math.Abs(shift.Estimate - Math.Log(1 + settings.Threshold)), StandardError(shift, alpha) * Math.Sqrt(made), alpha)
                : null,
            Outliers = Outliers(runs),
            Parts = Parts(runs, Summary(baseline).Median, settings),
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
            var count = runs.Count(run => run.Side == side);
            if (count < GateSettings.FewestRuns)
                throw new GateRefusedException(string.Create(CultureInfo.InvariantCulture, $"The {Name(side)} has {count} measured runs; a verdict needs at least {GateSettings.FewestRuns} of each side."));
        }
    }

    private static string Name(GateSide side) => side == GateSide.Baseline ? "baseline" : "candidate";

    private static ImmutableArray<double> Side(ImmutableArray<GateRun> runs, GateSide side) => [.. runs.Where(run => run.Side == side).Select(run => run.Value)];

    private static RankedShift Shift(ImmutableArray<GateRun> runs, GateDesign design, Func<GateRun, double> value) => design == GateDesign.Interleaved
        ? RankedShift.OfPairs([.. Pairs(runs).Select(pair => value(pair.Candidate) - value(pair.Baseline))])
        : RankedShift.OfSamples(
            [.. runs.Where(run => run.Side == GateSide.Baseline).Select(value)],
            [.. runs.Where(run => run.Side == GateSide.Candidate).Select(value)]);

    private static IEnumerable<(GateRun Baseline, GateRun Candidate)> Pairs(ImmutableArray<GateRun> runs) => runs
        .GroupBy(run => run.Block)
        .SelectMany(block => block.Where(run => run.Side == GateSide.Baseline).Zip(block.Where(run => run.Side == GateSide.Candidate)));

    private static double LevelNow(GateSettings settings, int made)
    {
        var look = settings.Looks.LastOrDefault(runs => runs <= made, settings.Looks[0]);
        return StoppingRule.Levels(settings.Looks, 1 - settings.Confidence)[settings.Looks.IndexOf(look)];
    }

    private static GateVerdict Verdict((double Low, double High) interval, double threshold) =>
        interval.Low > threshold ? GateVerdict.Fail
        : interval.High < threshold ? GateVerdict.Pass
        : GateVerdict.Inconclusive;

    private static GateSideSummary Summary(ImmutableArray<double> values) => new(values.Length, Median(values), values.Min(), values.Max());

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static NoiseFloor Noise(ImmutableArray<GateRun> runs, RankedShift shift, int made, GateSettings settings)
    {
        var alpha = 1 - settings.Confidence;
        var error = StandardError(shift, alpha);
        var threshold = Math.Log(1 + settings.Threshold);
        return new(
            Math.Exp(error * Math.Sqrt(made / 2.0)) - 1,
            Math.Exp(error * NormalDistribution.Above(alpha / 2)) - 1,
            Math.Exp(threshold + error * Reach(alpha)) - 1,
            RunsFor(Math.Log(1 + settings.Threshold + 0.02) - threshold, error * Math.Sqrt(made), alpha));
    }

    /// <summary>From the width of the interval, which outliers hardly widen.</summary>
    private static double StandardError(RankedShift shift, double alpha)
    {
        var (low, high) = shift.Interval(alpha);
        return (high - low) / 2 / NormalDistribution.Above(alpha / 2);
    }

    /// <summary>How many standard errors a change must lie beyond a threshold to be seen there with the wanted power.</summary>
    private static double Reach(double alpha) => NormalDistribution.Above(alpha / 2) + NormalDistribution.Above(1 - Power);

    private static int? RunsFor(double distance, double errorOfOneRun, double alpha)
    {
        var runs = Math.Ceiling(Math.Pow(errorOfOneRun * Reach(alpha) / distance, 2) / 2) * 2;
        return runs <= MostRunsWorthNaming ? Math.Max((int)runs, GateSettings.FewestRuns) : null;
    }

    private static ImmutableArray<GateOutlier> Outliers(ImmutableArray<GateRun> runs)
    {
        var outliers = ImmutableArray.CreateBuilder<GateOutlier>();
        var sides = runs.GroupBy(run => run.Side).ToDictionary(side => side.Key, side =>
        {
            var median = Median(side.Select(run => run.Value));
            return (Median: median, Scatter: DeviationsPerMad * Median(side.Select(run => Math.Abs(Math.Log(run.Value / median)))));
        });
        for (var i = 0; i < runs.Length; i++)
        {
            var (median, scatter) = sides[runs[i].Side];
            if (Math.Abs(Math.Log(runs[i].Value / median)) > OutlierScore * scatter && scatter > 0)
                outliers.Add(new(i, runs[i].Side, runs[i].Value, runs[i].Value / median));
        }

        return outliers.ToImmutable();
    }

    private static ImmutableArray<PartChange> Parts(ImmutableArray<GateRun> runs, double whole, GateSettings settings)
    {
        var parts = runs.Select(run => run.Parts.ToLookup(part => (part.Kind, part.Name), part => part.Value)).ToArray();
        var changes = new List<PartChange>();
        foreach (var key in parts.SelectMany(run => run.Select(part => part.Key)).Distinct())
        {
            ImmutableArray<GateRun> ofPart = [.. runs.Select((run, i) => run with { Value = parts[i][key].Sum() })];
            var (baseline, candidate) = (Median(Side(ofPart, GateSide.Baseline)), Median(Side(ofPart, GateSide.Candidate)));
            if (Math.Max(baseline, candidate) < SmallestPart * whole)
                continue;
            var shift = Shift(ofPart, settings.Design, run => run.Value / whole);
            var (low, high) = shift.Interval(1 - settings.Confidence);
            changes.Add(new(key.Kind, key.Name, baseline, candidate, new(shift.Estimate, low, high), shift.PValue, false));
        }

        return
        [
            .. Holm(changes, 1 - settings.Confidence)
                .OrderBy(change => !change.CarriesTheChange).ThenByDescending(change => Math.Abs(change.Change.Value)).ThenBy(change => change.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6, 1979.</summary>
    private static IEnumerable<PartChange> Holm(List<PartChange> changes, double alpha)
    {
        var (rest, least) = (changes.Count, 0.0);
        foreach (var change in changes.OrderBy(change => change.PValue))
        {
            least = Math.Max(least, Math.Min(1, rest-- * change.PValue));
            yield return change with { PValue = least, CarriesTheChange = least <= alpha };
        }
    }
}
