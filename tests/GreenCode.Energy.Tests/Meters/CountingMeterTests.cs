using GreenCode.Energy.Meters;

namespace GreenCode.Energy.Tests.Meters;

public class CountingMeterTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly FakeClock _clock = new();
    private readonly ScriptedCounters _counters = new(3);
    private readonly CountingMeter _meter;
    private readonly Joules[] _joules = new Joules[3];

    public CountingMeterTests()
    {
        var arithmetic = new WrappingCounter(1e-6, 1_000_000_000, new(1000));
        _meter = new(
            new("test", Provenance.Measured,
                [new("package-0", EnergyDomainKind.Package), new("package-1", EnergyDomainKind.Package), new("psys", EnergyDomainKind.Psys, "It contains the packages.")],
                1, 1, null, []),
            [arithmetic, arithmetic, arithmetic],
            _counters,
            _clock.Clock);
        Set(5_000_000, 7_000_000, 20_000_000);
    }

    [Fact]
    public void Counts_from_zero_at_the_first_reading()
    {
        var first = Read();
        Assert.Null(first.Fault);
        Assert.Equal([0, 0, 0], Values);

        After(Interval, 6_500_000, 7_250_000, 22_000_000);
        Assert.Null(Read().Fault);
        Assert.Equal([1.5, 0.25, 2], Values);
    }

    [Fact]
    public void Corrects_the_wrap_of_each_counter_on_its_own()
    {
        Set(999_000_000, 7_000_000, 998_000_000);
        Read();
        After(Interval, 500_000, 7_100_000, 1_000_000);
        Assert.Null(Read().Fault);
        Assert.Equal([1.5, 0.1, 3], Values);
    }

    [Fact]
    public void The_time_is_the_midpoint_of_the_read_and_the_half_width_is_kept()
    {
        var before = _clock.Time;
        _clock.NextReadsTake(TimeSpan.FromMicroseconds(400));
        var reading = Read();
        Assert.Equal(before + TimeSpan.FromMicroseconds(200), reading.Time);
        Assert.Equal(TimeSpan.FromMicroseconds(200), reading.HalfWidth);
    }

    [Fact]
    public void A_read_that_was_preempted_is_read_again()
    {
        _clock.NextReadsTake(TimeSpan.FromMilliseconds(3), TimeSpan.FromMilliseconds(2), TimeSpan.FromMicroseconds(10));
        var reading = Read();
        Assert.Equal(3, _counters.Reads);
        Assert.Equal(TimeSpan.FromMicroseconds(5), reading.HalfWidth);
    }

    [Fact]
    public void A_machine_that_preempts_every_read_gets_a_reading_with_its_true_width()
    {
        _clock.NextReadsTake([.. Enumerable.Repeat(TimeSpan.FromMilliseconds(6), 20)]);
        Assert.Equal(TimeSpan.FromMilliseconds(3), Read().HalfWidth);
        Assert.Equal(4, _counters.Reads);
    }

    [Fact]
    public void A_counter_that_vanishes_is_reported_once_and_the_others_go_on()
    {
        Read();
        After(Interval, 6_000_000, 8_000_000, 23_000_000);
        Read();

        _counters.Values[1] = new(0, "cannot be read any more (No such device)");
        After(Interval, 7_000_000, null, 25_000_000);
        Assert.Equal("The counter package-1 cannot be read any more (No such device); its energy is missing from here on.", Read().Fault);
        Assert.Equal([1, 1, 3], Values);

        After(Interval, 8_500_000, null, 27_000_000);
        Assert.Null(Read().Fault);
        Assert.Equal([2.5, 1, 5], Values);
    }

    [Fact]
    public void A_counter_that_comes_back_counts_from_there()
    {
        Read();
        _counters.Values[1] = new(0, "is empty");
        After(Interval, 6_000_000, null, 21_000_000);
        Read();

        After(Interval, 6_000_000, 90_000_000, 21_000_000);
        Assert.Equal("The counter package-1 can be read again; the energy of that interval is not known.", Read().Fault);
        After(Interval, 6_000_000, 91_000_000, 21_000_000);
        Assert.Null(Read().Fault);
        Assert.Equal([0, 1, 0], Values);
    }

    [Fact]
    public void When_no_counter_of_the_total_is_left_every_reading_says_so()
    {
        Read();
        _counters.Values[0] = _counters.Values[1] = new(0, "is empty");
        for (var i = 0; i < 3; i++)
        {
            After(Interval, null, null, 21_000_000);
            Assert.NotNull(Read().Fault);
        }

        Assert.Equal([0, 0, 0], Values);
    }

    [Fact]
    public void A_counter_that_is_unreadable_from_the_start_is_a_fault_and_not_a_silent_zero()
    {
        _counters.Values[0] = new(0, "is empty");
        Assert.Equal("The counter package-0 is empty; its energy is missing from here on.", Read().Fault);
    }

    [Fact]
    public void A_counter_that_stands_still_for_a_second_is_not_believed_to_be_saving_energy()
    {
        Read();
        var faults = new List<string?>();
        for (var i = 1; i <= 30; i++)
        {
            After(Interval, 5_000_000 + (ulong)i * 100_000, 7_000_000, 20_000_000);
            faults.Add(Read().Fault);
        }

        Assert.Equal("The counter package-1 has stood still at 7000000 for a second, which no working counter does; its energy is missing from here on.", Assert.Single(faults, fault => fault is not null));
        Assert.Equal(2.9, Values[0], 9);
    }

    [Fact]
    public void A_counter_outside_the_total_may_stand_still()
    {
        Read();
        for (var i = 1; i <= 30; i++)
        {
            After(Interval, 5_000_000 + (ulong)i * 100_000, 7_000_000 + (ulong)i * 100_000, 20_000_000);
            Assert.Null(Read().Fault);
        }
    }

    [Fact]
    public void A_suspended_machine_loses_the_interval_and_nothing_else()
    {
        Read();
        After(Interval, 6_000_000, 8_000_000, 23_000_000);
        Read();

        _clock.Suspended = TimeSpan.FromSeconds(3600);
        After(Interval, 100_000, 50_000, 80_000);
        Assert.StartsWith("The machine was suspended for 3600.0 s; the energy of that interval is not known.", Read().Fault);
        Assert.Equal([1, 1, 3], Values);

        After(Interval, 1_100_000, 550_000, 180_000);
        Assert.Null(Read().Fault);
        Assert.Equal([2, 1.5, 3.1], Values);
    }

    [Fact]
    public void An_interval_in_which_a_counter_may_have_wrapped_twice_is_refused()
    {
        Read();
        After(TimeSpan.FromSeconds(1.5), 5_100_000, 7_100_000, 20_100_000);
        Assert.Contains("1.5 s passed between two readings, in which the counter package-0 may have wrapped more than once", Read().Fault, StringComparison.Ordinal);
        Assert.Equal([0, 0, 0], Values);
    }

    [Fact]
    public void A_clock_that_jumps_back_costs_one_interval()
    {
        Read();
        After(TimeSpan.FromSeconds(-10), 6_000_000, 8_000_000, 23_000_000);
        Assert.NotNull(Read().Fault);
        After(Interval, 7_000_000, 9_000_000, 24_000_000);
        Assert.Null(Read().Fault);
        Assert.Equal([1, 1, 1], Values);
    }

    [Fact]
    public void A_counter_that_was_reset_is_not_taken_for_one_that_wrapped()
    {
        Set(5_000_000, 400_000_000, 20_000_000);
        Read();
        After(Interval, 5_100_000, 0, 20_100_000);
        Assert.Contains("package-1 went from 400000000 to 0, which is more than the machine can draw in that time", Read().Fault, StringComparison.Ordinal);
        Assert.Equal([0, 0, 0], Values);
    }

    [Fact]
    public void Disposing_the_meter_closes_its_counters()
    {
        _meter.Dispose();
        Assert.True(_counters.IsDisposed);
    }

    private double[] Values => [.. _joules.Select(joules => Math.Round(joules.Value, 9))];

    private EnergyReading Read() => _meter.Read(_joules);

    private void After(TimeSpan duration, params ulong?[] values)
    {
        _clock.Advance(duration);
        Set(values);
    }

    private void Set(params ulong?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
                _counters.Values[i] = new(value);
        }
    }
}
