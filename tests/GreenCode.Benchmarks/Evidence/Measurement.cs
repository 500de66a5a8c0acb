using System.Globalization;

namespace GreenCode.Benchmarks.Evidence;

/// <summary>The CPU seconds of each repetition of one half of a pair, by round.</summary>
internal sealed record Measurement(IReadOnlyList<double[]> Rounds, double AllocatedBytes)
{
    private double Mean => Rounds.Average(round => round.Average());

    public static EvidenceCase Compare(string name, Measurement before, Measurement after)
    {
        var (low, high) = RatioInterval.Of(before.Rounds, after.Rounds);
        return new()
        {
            Name = name,
            N = before.Rounds.Sum(round => round.Length),
            Before = new(Rounded(before.Mean), Rounded(before.AllocatedBytes)),
            After = new(Rounded(after.Mean), Rounded(after.AllocatedBytes)),
            Ratio = Rounded(before.Mean / after.Mean),
            RatioLow = Rounded(low),
            RatioHigh = Rounded(high),
        };
    }

    /// <summary>Three significant digits: more than that no shared machine repeats.</summary>
    private static double Rounded(double value) => double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
