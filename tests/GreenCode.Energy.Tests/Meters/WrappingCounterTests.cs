using FsCheck;
using FsCheck.Xunit;
using GreenCode.Energy.Meters;
using GreenCode.TestKit.Power;

namespace GreenCode.Energy.Tests.Meters;

/// <summary>
/// Each property runs a thousand random histories for each of a thousand random seeds: a million each. The seeds are <see cref="DoNotSize{T}"/>
/// because FsCheck otherwise draws integers between -100 and 100, of which a thousand are only some 165 different ones.
/// </summary>
public class WrappingCounterTests
{
    private const int Seeds = 1000;
    private const int HistoriesPerSeed = 1000;

    /// <summary>The kernel's energy units in nanojoules, rounded down as it rounds them: 2^-14 J, 2^-16 J and 1 J.</summary>
    private static readonly long[] Units = [61_035, 15_258, 1_000_000_000];

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Property(MaxTest = Seeds)]
    public void Whatever_the_wraps_packages_and_intervals_the_deltas_sum_to_what_the_hardware_counted(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        for (var history = 0; history < HistoriesPerSeed; history++)
        {
            var (truth, measured, wraps) = (0.0, 0.0, 0);
            var packages = random.Next(1, 5);
            var counters = new SimulatedRegister[packages];
            for (var i = 0; i < packages; i++)
                counters[i] = new(Units[random.Next(Units.Length)], (uint)random.NextInt64(1L << 32));

            var steps = random.Next(1, 12);
            for (var step = 0; step < steps; step++)
            {
                // From a millisecond to a minute: just below the time in which the shortest counter can wrap twice at full power.
                var elapsed = TimeSpan.FromMilliseconds(Math.Pow(10, 4.8 * random.NextDouble()));
                foreach (var counter in counters)
                {
                    var before = counter.Microjoules;
                    var energy = 1000 * random.NextDouble() * elapsed.TotalSeconds;
                    wraps += counter.Advance(energy);
                    truth += counter.LastJoules;
                    var delta = counter.Arithmetic.Between(before, counter.Microjoules, elapsed);
                    Assert.Equal(CounterFault.None, delta.Fault);
                    Assert.True(delta.Counts >= 0);
                    measured += delta.Counts * 1e-6;
                }
            }

            // The kernel prints whole microjoules, so each end of each counter's history is known to one.
            Assert.Equal(truth, measured, (packages + wraps) * 1.1e-6);
        }
    }

    [Property(MaxTest = Seeds)]
    public void Garbage_never_becomes_a_negative_or_an_impossible_energy(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        for (var history = 0; history < HistoriesPerSeed; history++)
        {
            double? modulus = random.Next(3) == 0 ? null : WrappingCounter.ModulusOfRange(AnyNumber(random));
            var counter = new WrappingCounter(1e-6, modulus, new(1000));
            var elapsed = TimeSpan.FromMilliseconds(Math.Pow(10, 5 * random.NextDouble()));
            var delta = counter.Between(AnyNumber(random), AnyNumber(random), elapsed);

            Assert.InRange(delta.Counts * 1e-6, 0, 1000 * (elapsed.TotalSeconds + 0.1));
            if (delta.Fault != CounterFault.None)
                Assert.Equal(0, delta.Counts);
        }
    }

    [Property(MaxTest = Seeds)]
    public void A_counter_that_falls_and_does_not_say_where_it_wraps_is_never_believed(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        var counter = new WrappingCounter(1e-6, null, new(1000));
        for (var history = 0; history < HistoriesPerSeed; history++)
        {
            var (a, b) = ((ulong)random.NextInt64(), (ulong)random.NextInt64());
            if (a != b)
                Assert.Equal(CounterFault.FellWithoutRange, counter.Between(Math.Max(a, b), Math.Min(a, b), Second).Fault);
        }
    }

    [Property(MaxTest = Seeds)]
    public void More_time_than_a_wrap_can_take_is_always_refused(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        for (var history = 0; history < HistoriesPerSeed; history++)
        {
            var counter = new WrappingCounter(1e-6, WrappingCounter.ModulusOfRange(PowercapRange.Short), new(1000));
            var tooLong = TimeSpan.FromSeconds(65.6 + 1000 * random.NextDouble());
            Assert.Equal(CounterFault.MayHaveWrappedTwice, counter.Between(AnyNumber(random), AnyNumber(random), tooLong).Fault);
        }
    }

    [Fact]
    public void A_value_above_the_range_proves_that_the_range_is_wrong()
    {
        var counter = new WrappingCounter(1e-6, WrappingCounter.ModulusOfRange(1_000_000_000), new(1000));
        Assert.Equal(CounterFault.FellWithoutRange, counter.Between(2_000_000_000, 5, TimeSpan.FromMilliseconds(1)).Fault);
    }

    [Fact]
    public void The_modulus_is_one_unit_above_the_range() =>
        Assert.Equal(262_143_328_911.035, WrappingCounter.ModulusOfRange(PowercapRange.Long), 3);

    private static ulong AnyNumber(Random random) => random.Next(5) switch
    {
        0 => 0,
        1 => ulong.MaxValue,
        2 => (ulong)random.Next(),
        3 => PowercapRange.Long - (ulong)random.Next(1000),
        _ => (ulong)random.NextInt64(),
    };
}
