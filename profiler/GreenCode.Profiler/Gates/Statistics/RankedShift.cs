using System.Collections.Concurrent;

namespace GreenCode.Profiler.Gates.Statistics;

/// <summary>
/// How far one sample lies above another, by ranks: the estimate of J. L. Hodges and E. L. Lehmann (Annals of Mathematical Statistics 34, 1963), the
/// interval that belongs to the Wilcoxon test (M. Hollander, D. A. Wolfe and E. Chicken, Nonparametric Statistical Methods, 2014, §3.3 and §4.3), and
/// the test's p value. All three come from one list of elementary estimates (means of two differences, or differences of two values), sorted: the
/// estimate is its median, the statistic counts those above a value, and the interval leaves out as many at each end as the statistic's distribution allows.
/// </summary>
internal sealed class RankedShift
{
    private const int MostForExact = 50;

    private static readonly ConcurrentDictionary<(int, int), double[]> _cumulative = new();

    private readonly double[] _estimates;

    /// <summary>P(statistic ≤ index), if there is no shift.</summary>
    private readonly double[] _below;

    private RankedShift(double[] estimates, double[] below)
    {
        Array.Sort(estimates);
        (_estimates, _below) = (estimates, below);
    }

    /// <summary>The shift.</summary>
    public double Estimate => (_estimates[(_estimates.Length - 1) / 2] + _estimates[_estimates.Length / 2]) / 2;

    /// <summary>How often chance alone would make a shift at least this large, up or down. Elementary estimates of exactly 0 count for the smaller shift.</summary>
    public double PValue
    {
        get
        {
            var negative = _estimates.Count(estimate => estimate < 0);
            var positive = _estimates.Count(estimate => estimate > 0);
            var fewer = _estimates.Length - Math.Max(negative, positive);
            return fewer >= _estimates.Length / 2 ? 1 : Math.Min(1, 2 * _below[fewer]);
        }
    }

    /// <summary>From differences between two runs that belong together (Wilcoxon's signed ranks): exact where the sign of each difference is a matter of chance.</summary>
    public static RankedShift OfPairs(ReadOnlySpan<double> differences)
    {
        var estimates = new double[differences.Length * (differences.Length + 1) / 2];
        var next = 0;
        for (var i = 0; i < differences.Length; i++)
        {
            for (var j = i; j < differences.Length; j++)
                estimates[next++] = (differences[i] + differences[j]) / 2;
        }

        return new(estimates, _cumulative.GetOrAdd((differences.Length, 0), static key => SignedRanks(key.Item1)));
    }

    /// <summary>From two samples that have nothing in common (Mann and Whitney): exact where the samples differ by nothing but the shift.</summary>
    public static RankedShift OfSamples(ReadOnlySpan<double> from, ReadOnlySpan<double> to)
    {
        var estimates = new double[from.Length * to.Length];
        for (var i = 0; i < from.Length; i++)
        {
            for (var j = 0; j < to.Length; j++)
                estimates[i * to.Length + j] = to[j] - from[i];
        }

        return new(estimates, _cumulative.GetOrAdd((from.Length, to.Length), static key => RankSums(key.Item1, key.Item2)));
    }

    /// <summary>The interval that contains the true shift with at least probability 1 − <paramref name="alpha"/>; without end where so few values allow none.</summary>
    public (double Low, double High) Interval(double alpha)
    {
        var leftOut = 0;
        while (leftOut < _estimates.Length / 2 && _below[leftOut] <= alpha / 2)
            leftOut++;
        return leftOut == 0 ? (double.NegativeInfinity, double.PositiveInfinity) : (_estimates[leftOut - 1], _estimates[^leftOut]);
    }

    /// <summary>Each rank counts or does not, with equal chance.</summary>
    private static double[] SignedRanks(int pairs)
    {
        var most = pairs * (pairs + 1) / 2;
        if (pairs > MostForExact)
            return Approximate(most, pairs * (pairs + 1) * (2 * pairs + 1) / 24.0);
        var chances = new double[most + 1];
        chances[0] = 1;
        for (var rank = 1; rank <= pairs; rank++)
        {
            for (var sum = most; sum >= 0; sum--)
                chances[sum] = (chances[sum] + (sum >= rank ? chances[sum - rank] : 0)) / 2;
        }

        return Cumulative(chances);
    }

    /// <summary>The largest of all values is of either sample, in proportion to their sizes, and if of the second, it exceeds all of the first.</summary>
    private static double[] RankSums(int first, int second)
    {
        if (first > MostForExact || second > MostForExact)
            return Approximate(first * second, first * second * (first + second + 1) / 12.0);
        var rows = new double[second + 1][];
        for (var j = 0; j <= second; j++)
            rows[j] = [1];
        for (var i = 1; i <= first; i++)
        {
            for (var j = 1; j <= second; j++)
            {
                var chances = new double[i * j + 1];
                for (var sum = 0; sum < chances.Length; sum++)
                {
                    var ofFirst = sum < rows[j].Length ? rows[j][sum] : 0;
                    var ofSecond = sum >= i && sum - i < rows[j - 1].Length ? rows[j - 1][sum - i] : 0;
                    chances[sum] = (i * ofFirst + j * ofSecond) / (i + j);
                }

                rows[j] = chances;
            }
        }

        return Cumulative(rows[second]);
    }

    private static double[] Cumulative(double[] chances)
    {
        for (var i = 1; i < chances.Length; i++)
            chances[i] += chances[i - 1];
        return chances;
    }

    private static double[] Approximate(int most, double variance) =>
        [.. Enumerable.Range(0, most + 1).Select(sum => NormalDistribution.Below((sum + 0.5 - most / 2.0) / Math.Sqrt(variance)))];
}
