namespace GreenCode.Benchmarks.Evidence;

/// <summary>
/// The 95 % interval of a ratio of two means: percentile bootstrap (Efron and Tibshirani 1993, ch. 13) on two levels. Both halves are measured in
/// rounds, one after the other; rounds are drawn first, for both halves alike, then repetitions within them, so that what drifts between rounds
/// widens the interval.
/// </summary>
internal static class RatioInterval
{
    private const int Resamples = 10_000;

    public static (double Low, double High) Of(IReadOnlyList<double[]> numerator, IReadOnlyList<double[]> denominator)
    {
        var random = new Random(20_240_101);
        var ratios = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            var (above, below) = (0.0, 0.0);
            for (var draw = 0; draw < numerator.Count; draw++)
            {
                var round = random.Next(numerator.Count);
                above += ResampledMean(numerator[round], random);
                below += ResampledMean(denominator[round], random);
            }

            ratios[i] = above / below;
        }

        Array.Sort(ratios);
        return (ratios[(int)(Resamples * 0.025)], ratios[(int)(Resamples * 0.975)]);
    }

    private static double ResampledMean(double[] values, Random random)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
            sum += values[random.Next(values.Length)];
        return sum / values.Length;
    }
}
