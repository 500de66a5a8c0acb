using GreenCode.Energy;
using GreenCode.Profiler.Alignment;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Tests.Alignment;

public class IdleBaselineTests
{
    private const int Processors = 4;
    private static readonly EnergyDomain[] Domains = [new("package-0", EnergyDomainKind.Package), new("core", EnergyDomainKind.Core, "It is part of the package.")];

    [Fact]
    public void The_power_is_the_mean_over_the_counted_domains_and_steady_power_has_no_error()
    {
        var baseline = Baseline(watts: _ => 20, busyShare: 0.01)!;

        Assert.Equal(20, baseline.Power.Value, tolerance: 1e-9);
        Assert.Equal(0, baseline.StandardError.Value, tolerance: 1e-9);
        Assert.Equal(0.01, baseline.BusyShare, tolerance: 1e-6);
        Assert.True(baseline.IsAtRest);
    }

    [Fact]
    public void Power_that_changes_has_an_error_that_shrinks_with_the_time_measured()
    {
        var brief = Baseline(watts: tick => (tick - 1) / 5 % 2 == 0 ? 10 : 30, busyShare: 0, ticks: 41)!;
        var longer = Baseline(watts: tick => (tick - 1) / 5 % 2 == 0 ? 10 : 30, busyShare: 0, ticks: 401)!;

        Assert.Equal(20, longer.Power.Value, tolerance: 0.5);
        Assert.True(brief.StandardError.Value > 2 * longer.StandardError.Value);
    }

    [Fact]
    public void A_busy_machine_is_not_at_rest() => Assert.False(Baseline(watts: _ => 20, busyShare: 0.3)!.IsAtRest);

    [Fact]
    public void Faulty_pieces_are_left_out_and_without_two_good_pieces_there_is_no_baseline()
    {
        Assert.Equal(20, Baseline(watts: tick => tick is > 10 and <= 15 ? 0 : 20, busyShare: 0, faultyTick: 12)!.Power.Value, tolerance: 1e-9);
        Assert.Null(Baseline(watts: _ => 20, busyShare: 0, ticks: 6));
    }

    private static IdleBaseline? Baseline(Func<int, double> watts, double busyShare, int ticks = 101, int faultyTick = -1)
    {
        const double Interval = 0.05;
        var joules = 0.0;
        var readings = new List<Tick>();
        for (var i = 0; i < ticks; i++)
        {
            joules += i == 0 ? 0 : watts(i) * Interval;
            readings.Add(new(
                new((long)(i * Interval * 1e9)),
                TimeSpan.Zero,
                [new(joules), new(joules / 2)],
                i == faultyTick ? "The counter could not be read." : null,
                new((long)(i * Interval * busyShare * Processors * 1e9), 0, [])));
        }

        return IdleBaseline.From(readings, [.. Domains], Processors);
    }
}
