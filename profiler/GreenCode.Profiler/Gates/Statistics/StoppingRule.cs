using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace GreenCode.Profiler.Gates.Statistics;

/// <summary>
/// What looking early costs. Each look may err a little, and all together no more than the gate may: the error is spent along the curve that K. K. G.
/// Lan and D. L. DeMets (Biometrika 70, 1983) give for the boundary of P. C. O'Brien and T. R. Fleming (Biometrics 35, 1979), which spends hardly
/// anything early, on either side of the threshold by itself. The level of each look follows by integrating over the paths that did not stop before (P. Armitage, C. K. McPherson and B. C. Rowe,
/// Journal of the Royal Statistical Society A 132, 1969).
/// </summary>
internal static class StoppingRule
{
    private const int GridPoints = 400;

    private static readonly ConcurrentDictionary<(string, double), ImmutableArray<double>> _levels = new();

    /// <summary>The two-sided error that each look may make on its own, when <paramref name="alpha"/> is that of the whole gate.</summary>
    /// <param name="looks">Runs of a side at each look, rising.</param>
    /// <param name="alpha">The two-sided error of the whole gate.</param>
    public static ImmutableArray<double> Levels(ImmutableArray<int> looks, double alpha) =>
        _levels.GetOrAdd((string.Join(',', looks), alpha), _ => Integrate(looks, alpha));

    private static ImmutableArray<double> Integrate(ImmutableArray<int> looks, double alpha)
    {
        var levels = ImmutableArray.CreateBuilder<double>();

        // The path is a random walk that starts at 0 and has variance 1 at the last look.
        var (time, points, weights) = (0.0, new[] { 0.0 }, new[] { 1.0 });
        foreach (var look in looks)
        {
            var now = (double)look / looks[^1];
            var step = Math.Sqrt(now - time);
            var spent = 2 * (2 - 2 * NormalDistribution.Below(NormalDistribution.Above(alpha / 4) / Math.Sqrt(now)));
            var (low, high) = (0.0, 8.0);
            for (var halvings = 0; halvings < 50; halvings++)
            {
                var middle = (low + high) / 2;
                (low, high) = Within(points, weights, middle * Math.Sqrt(now), step) < 1 - spent ? (middle, high) : (low, middle);
            }

            levels.Add(2 * (1 - NormalDistribution.Below(low)));
            (points, weights) = Advance(points, weights, low * Math.Sqrt(now), step);
            time = now;
        }

        return levels.ToImmutable();
    }

    private static double Within(double[] points, double[] weights, double bound, double step)
    {
        var sum = 0.0;
        for (var i = 0; i < points.Length; i++)
            sum += weights[i] * (NormalDistribution.Below((bound - points[i]) / step) - NormalDistribution.Below((-bound - points[i]) / step));
        return sum;
    }

    private static (double[] Points, double[] Weights) Advance(double[] points, double[] weights, double bound, double step)
    {
        var width = 2 * bound / GridPoints;
        var next = new double[GridPoints];
        var nextWeights = new double[GridPoints];
        for (var j = 0; j < GridPoints; j++)
        {
            next[j] = -bound + (j + 0.5) * width;
            for (var i = 0; i < points.Length; i++)
            {
                var z = (next[j] - points[i]) / step;
                nextWeights[j] += weights[i] * Math.Exp(-z * z / 2) * width / (step * Math.Sqrt(2 * Math.PI));
            }
        }

        return (next, nextWeights);
    }
}
