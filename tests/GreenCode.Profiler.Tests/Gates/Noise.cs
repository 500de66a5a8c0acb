namespace GreenCode.Profiler.Tests.Gates;

/// <summary>How the cost of the same work varies from run to run. All figures are shares of the cost.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Scatter">Standard deviation of independent, log-normal noise.</param>
public sealed record Noise(string Name, double Scatter)
{
    /// <summary>How much dearer the last run is than the first: the machine warms up.</summary>
    public double Drift { get; init; }

    /// <summary>How much dearer runs are while the processor's clock is boosted; it changes its mind after one run in five.</summary>
    public double Turbo { get; init; }

    /// <summary>Part of the runs that something disturbs: they cost a tenth to twice as much again.</summary>
    public double Outliers { get; init; }

    /// <summary>Standard deviation of noise that lasts: each run keeps 0.6 of what the run before had.</summary>
    public double Lasting { get; init; }

    /// <summary>Mean of what a busy neighbour adds, exponentially distributed: noise that goes only one way.</summary>
    public double Neighbour { get; init; }

    /// <summary>What a gate meets: kinds of noise one by one, and all at once.</summary>
    public static IReadOnlyList<Noise> Kinds { get; } =
    [
        new("log-normal, 1 %", 0.01),
        new("log-normal, 2 %", 0.02),
        new("drift of 10 %", 0.02) { Drift = 0.10 },
        new("bimodal turbo, 5 % apart", 0.015) { Turbo = 0.05 },
        new("1 % outliers", 0.02) { Outliers = 0.01 },
        new("autocorrelation of 0.6", 0) { Lasting = 0.02 },
        new("busy neighbour", 0.01) { Neighbour = 0.02 },
        new("all of these at once", 0.01) { Drift = 0.05, Turbo = 0.03, Outliers = 0.01, Lasting = 0.01, Neighbour = 0.01 },
    ];

    /// <summary>The factors on the cost of that many runs, in the order in which they are made.</summary>
    public double[] Draw(int runs, Random random)
    {
        var factors = new double[runs];
        var isBoosted = random.Next(2) == 0;
        var lasting = Lasting * Normal(random);
        for (var run = 0; run < runs; run++)
        {
            if (random.NextDouble() < 0.2)
                isBoosted = !isBoosted;
            lasting = 0.6 * lasting + 0.8 * Lasting * Normal(random);
            factors[run] = Math.Exp(Scatter * Normal(random) + lasting)
                * (1 + Drift * run / runs)
                * (isBoosted ? 1 + Turbo : 1)
                * (1 - Neighbour * Math.Log(1 - random.NextDouble()))
                * (random.NextDouble() < Outliers ? 1.1 + 0.9 * random.NextDouble() : 1);
        }

        return factors;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
