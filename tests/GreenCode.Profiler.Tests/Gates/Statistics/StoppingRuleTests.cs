using System.Collections.Immutable;
using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Gates.Statistics;

namespace GreenCode.Profiler.Tests.Gates.Statistics;

public class StoppingRuleTests
{
    [Fact]
    public void A_single_look_may_err_as_often_as_the_gate() => Assert.Equal(0.05, StoppingRule.Levels([30], 0.05).Single(), 9);

    /// <summary>The boundaries of four equal steps that the literature prints: 4.333, 2.963, 2.359, 2.014 (D. L. DeMets and K. K. G. Lan, Statistics in Medicine 13, 1994).</summary>
    [Fact]
    public void The_boundary_is_that_of_the_literature() =>
        Assert.Equal([4.333, 2.963, 2.359, 2.014], StoppingRule.Levels([1, 2, 3, 4], 0.05).Select(level => Math.Round(NormalDistribution.Above(level / 2), 3)));

    [Fact]
    public void All_looks_together_err_as_often_as_the_gate_may()
    {
        var looks = new GateSettings().Looks;
        ImmutableArray<double> bounds = [.. StoppingRule.Levels(looks, 0.05).Select(level => NormalDistribution.Above(level / 2))];
        var random = new Random(1);
        const int Walks = 40_000;
        var crossed = 0;
        for (var walk = 0; walk < Walks; walk++)
        {
            var (sum, run) = (0.0, 0);
            for (var look = 0; look < looks.Length; look++)
            {
                for (; run < looks[look]; run++)
                    sum += Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                if (Math.Abs(sum) > bounds[look] * Math.Sqrt(run))
                {
                    crossed++;
                    break;
                }
            }
        }

        Assert.InRange(crossed / (double)Walks, 0.046, 0.054);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.959963985, 0.975)]
    [InlineData(-1.644853627, 0.05)]
    [InlineData(9, 1)]
    public void The_normal_distribution_is_right(double z, double below)
    {
        Assert.Equal(below, NormalDistribution.Below(z), 9);
        if (below < 1)
            Assert.Equal(z, NormalDistribution.Above(1 - below), 6);
    }
}
