using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Gates.Statistics;

namespace GreenCode.Benchmarks.Gates;

/// <summary>The ways to a ratio with its interval that were tried for the gate.</summary>
internal static class Contenders
{
    private const int Resamples = 1000;

    public static IReadOnlyList<Contender> All { get; } =
    [
        new("Hodges–Lehmann of pairs, signed-rank interval (chosen)", (runs, alpha, _) => Of(RankedShift.OfPairs(Pairs(runs)), alpha)),
        new("mean of pairs, t interval", (runs, alpha, _) => Student(Pairs(runs), alpha)),
        new("Hodges–Lehmann of all against all, Mann–Whitney interval", (runs, alpha, _) =>
            Of(RankedShift.OfSamples(Logs(runs, GateSide.Baseline), Logs(runs, GateSide.Candidate)), alpha)),
        new("mean of pairs, studentised bootstrap", (runs, alpha, random) => StudentisedBootstrap(Pairs(runs), alpha, random)),
        new("ratio of medians, percentile bootstrap", (runs, alpha, random) => BootstrapOfMedians(runs, alpha, random, isAccelerated: false)),
        new("ratio of medians, BCa bootstrap", (runs, alpha, random) => BootstrapOfMedians(runs, alpha, random, isAccelerated: true)),
        new("Hodges–Lehmann of pairs, BCa bootstrap", (runs, alpha, random) => BootstrapOfPairs(Pairs(runs), alpha, random)) { IsSlow = true },
    ];

    private static GateInterval Of(RankedShift shift, double alpha)
    {
        var (low, high) = shift.Interval(alpha);
        return new(shift.Estimate, low, high);
    }

    private static double[] Logs(IEnumerable<GateRun> runs, GateSide side) => [.. runs.Where(run => run.Side == side).Select(run => Math.Log(run.Value))];

    private static double[] Pairs(IEnumerable<GateRun> runs) =>
        [.. runs.GroupBy(run => run.Block).SelectMany(block => Logs(block, GateSide.Candidate).Zip(Logs(block, GateSide.Baseline), (candidate, baseline) => candidate - baseline))];

    private static GateInterval Student(double[] differences, double alpha)
    {
        var (mean, error) = MeanAndError(differences);
        var half = error * StudentAbove(alpha / 2, differences.Length - 1);
        return new(mean, mean - half, mean + half);
    }

    private static (double Mean, double Error) MeanAndError(double[] values)
    {
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length));
    }

    /// <summary>The expansion of R. A. Fisher and E. A. Cornish (Technometrics 2, 1960), to 0.001 from five degrees of freedom on.</summary>
    private static double StudentAbove(double probability, int freedom)
    {
        var z = NormalDistribution.Above(probability);
        double Power(int n) => Math.Pow(z, n);
        return z
            + (Power(3) + z) / (4 * freedom)
            + (5 * Power(5) + 16 * Power(3) + 3 * z) / (96 * Math.Pow(freedom, 2))
            + (3 * Power(7) + 19 * Power(5) + 17 * Power(3) - 15 * z) / (384 * Math.Pow(freedom, 3));
    }

    /// <summary>P. Hall, Theoretical comparison of bootstrap confidence intervals, Annals of Statistics 16, 1988.</summary>
    private static GateInterval StudentisedBootstrap(double[] differences, double alpha, Random random)
    {
        var (mean, error) = MeanAndError(differences);
        var scores = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            var (resampledMean, resampledError) = MeanAndError(Resample(differences, random));
            scores[i] = resampledError > 0 ? (resampledMean - mean) / resampledError : 0;
        }

        Array.Sort(scores);
        return new(mean, mean - error * scores[(int)((1 - alpha / 2) * Resamples)], mean - error * scores[(int)(alpha / 2 * Resamples)]);
    }

    private static GateInterval BootstrapOfMedians(IReadOnlyList<GateRun> runs, double alpha, Random random, bool isAccelerated)
    {
        var (baseline, candidate) = (Logs(runs, GateSide.Baseline), Logs(runs, GateSide.Candidate));
        var estimate = candidate.Median() - baseline.Median();
        var resampled = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
            resampled[i] = Resample(candidate, random).Median() - Resample(baseline, random).Median();
        double[] leftOut = !isAccelerated ? [] :
        [
            .. Without(candidate).Select(rest => rest.Median() - baseline.Median()),
            .. Without(baseline).Select(rest => candidate.Median() - rest.Median()),
        ];
        return Read(estimate, resampled, leftOut, alpha);
    }

    private static GateInterval BootstrapOfPairs(double[] differences, double alpha, Random random)
    {
        double Estimate(double[] values) => RankedShift.OfPairs(values).Estimate;
        var resampled = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
            resampled[i] = Estimate(Resample(differences, random));
        return Read(Estimate(differences), resampled, [.. Without(differences).Select(Estimate)], alpha);
    }

    /// <summary>B. Efron, Better bootstrap confidence intervals, Journal of the American Statistical Association 82, 1987; without a jackknife the plain percentiles.</summary>
    private static GateInterval Read(double estimate, double[] resampled, double[] leftOut, double alpha)
    {
        Array.Sort(resampled);
        var (bias, acceleration) = (0.0, 0.0);
        if (leftOut.Length > 0)
        {
            var below = resampled.Sum(value => value < estimate ? 1 : value == estimate ? 0.5 : 0) / Resamples;
            bias = -NormalDistribution.Above(Math.Clamp(below, 0.001, 0.999));
            var mean = leftOut.Average();
            var (squares, cubes) = (leftOut.Sum(value => Math.Pow(mean - value, 2)), leftOut.Sum(value => Math.Pow(mean - value, 3)));
            acceleration = squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
        }

        double At(double z)
        {
            var adjusted = NormalDistribution.Below(bias + (bias + z) / (1 - acceleration * (bias + z)));
            return resampled[Math.Clamp((int)(adjusted * Resamples), 0, Resamples - 1)];
        }

        var reach = NormalDistribution.Above(alpha / 2);
        return new(estimate, At(-reach), At(reach));
    }

    private static double[] Resample(double[] values, Random random)
    {
        var drawn = new double[values.Length];
        for (var i = 0; i < drawn.Length; i++)
            drawn[i] = values[random.Next(values.Length)];
        return drawn;
    }

    private static IEnumerable<double[]> Without(double[] values) => values.Select((_, leftOut) => values.Where((_, i) => i != leftOut).ToArray());
}
