namespace GreenCode.Profiler.Gates.Statistics;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    private const double FarOut = 8;

    /// <summary>The probability of a value below <paramref name="z"/>, to 1e-15: the series of G. Marsaglia, Evaluating the normal distribution, Journal of Statistical Software 11(4), 2004.</summary>
    public static double Below(double z)
    {
        if (Math.Abs(z) > FarOut)
            return z > 0 ? 1 : 0;
        var (sum, last, term) = (z, 0.0, z);
        for (var odd = 3; sum != last; odd += 2)
        {
            term *= z * z / odd;
            (sum, last) = (sum + term, sum);
        }

        return 0.5 + sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
    }

    /// <summary>The value that is exceeded with probability <paramref name="probability"/>.</summary>
    public static double Above(double probability)
    {
        var (low, high) = (-FarOut, FarOut);
        for (var halvings = 0; halvings < 60; halvings++)
        {
            var middle = (low + high) / 2;
            (low, high) = 1 - Below(middle) > probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
