using GreenCode.Profiler.Gates.Statistics;

namespace GreenCode.Profiler.Tests.Gates.Statistics;

/// <summary>Against the tables of critical values that textbooks print, and against counting.</summary>
public class RankedShiftTests
{
    /// <summary>The largest sum of ranks that is still significant at 5 %, two-sided, is 0, 2, 3, 5, 8, 25, 52, 137 (F. Wilcoxon and R. A. Wilcox, Some Rapid Approximate Statistical Procedures, 1964).</summary>
    [Theory]
    [InlineData(6, 0)]
    [InlineData(7, 2)]
    [InlineData(8, 3)]
    [InlineData(9, 5)]
    [InlineData(10, 8)]
    [InlineData(15, 25)]
    [InlineData(20, 52)]
    [InlineData(30, 137)]
    public void The_interval_of_pairs_leaves_out_what_the_table_says(int pairs, int critical)
    {
        double[] differences = [.. Enumerable.Range(0, pairs).Select(i => Math.Pow(1.7, i))];
        double[] means = [.. from i in Enumerable.Range(0, pairs) from j in Enumerable.Range(i, pairs - i) select (differences[i] + differences[j]) / 2];
        Array.Sort(means);

        Assert.Equal((means[critical], means[^(critical + 1)]), RankedShift.OfPairs(differences).Interval(0.05));
    }

    /// <summary>The same for Mann and Whitney's U: 5, 8, 13, 23, 64, 127 (H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18, 1947, and later tables).</summary>
    [Theory]
    [InlineData(6, 6, 5)]
    [InlineData(7, 7, 8)]
    [InlineData(8, 8, 13)]
    [InlineData(10, 10, 23)]
    [InlineData(15, 15, 64)]
    [InlineData(20, 20, 127)]
    [InlineData(5, 10, 8)]
    public void The_interval_of_samples_leaves_out_what_the_table_says(int first, int second, int critical)
    {
        double[] from = [.. Enumerable.Range(0, first).Select(i => Math.Pow(1.3, i))];
        double[] to = [.. Enumerable.Range(0, second).Select(i => 3 + Math.Pow(1.4, i))];
        double[] differences = [.. from low in @from from high in to select high - low];
        Array.Sort(differences);

        Assert.Equal((differences[critical], differences[^(critical + 1)]), RankedShift.OfSamples(from, to).Interval(0.05));
    }

    [Fact]
    public void All_differences_of_one_sign_are_as_likely_as_that_many_heads() =>
        Assert.Equal(2 / Math.Pow(2, 9), RankedShift.OfPairs([1, 2, 3, 4, 5, 6, 7, 8, 9]).PValue, 12);

    [Fact]
    public void Samples_that_do_not_overlap_are_as_likely_as_that_choice() =>
        Assert.Equal(2 / 70.0, RankedShift.OfSamples([1, 2, 3, 4], [5, 6, 7, 8]).PValue, 12);

    /// <summary>By going through all signs that chance could have given: ties and zeros must not make a p value come up more often than it says.</summary>
    [Fact]
    public void The_p_value_errs_to_the_safe_side_with_ties()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 50; trial++)
        {
            double[] differences = [.. Enumerable.Range(0, 8).Select(_ => (double)random.Next(-3, 6))];
            var values = Enumerable.Range(0, 256)
                .Select(signs => RankedShift.OfPairs([.. differences.Select((difference, i) => (signs >> i & 1) == 0 ? difference : -difference)]).PValue).ToArray();

            Assert.All(values, value => Assert.True(values.Count(other => other <= value) / 256.0 <= value + 1e-12));
        }
    }

    [Fact]
    public void Nothing_but_zeros_is_no_difference()
    {
        var shift = RankedShift.OfPairs([0, 0, 0, 0, 0, 0]);

        Assert.Equal((0, 1, (0.0, 0.0)), (shift.Estimate, shift.PValue, shift.Interval(0.05)));
    }

    [Fact]
    public void Too_few_values_give_no_interval() =>
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), RankedShift.OfPairs([1, 2, 3, 4, 5]).Interval(0.05));

    /// <summary>Where the exact distribution gets too long, the normal one takes over without a jump.</summary>
    [Fact]
    public void The_approximation_joins_the_exact_distribution()
    {
        double Width(int pairs)
        {
            var (low, high) = RankedShift.OfPairs([.. Enumerable.Range(0, pairs).Select(i => (double)i / pairs)]).Interval(0.05);
            return (high - low) * Math.Sqrt(pairs);
        }

        Assert.InRange(Width(51) / Width(50), 0.98, 1.02);
    }
}
