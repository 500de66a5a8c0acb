using GreenCode.Energy.Meters.Estimated;

namespace GreenCode.Energy.Tests.Meters.Estimated;

public class EstimatingMeterTests
{
    private readonly FakeClock _clock = new();
    private readonly ScriptedCpuTimes _cpu = new(4);
    private readonly EstimatingMeter _meter;

    public EstimatingMeterTests() => _meter = new(
        new("estimate", Provenance.Estimated, [new("machine", EnergyDomainKind.Other)], 0.5, 2, new(4), []),
        new("a test", new(1), new(3)),
        _cpu,
        _clock.Clock);

    [Fact]
    public void Energy_is_idle_power_times_time_plus_dynamic_power_times_busy_CPU_time()
    {
        Assert.Equal(0, Read().Joules);
        Pass(TimeSpan.FromSeconds(10), busy: TimeSpan.FromSeconds(7));
        Assert.Equal(10 * 4 + 7 * 3, Read().Joules, 9);
    }

    [Fact]
    public void Errors_of_the_coarse_counter_do_not_add_up()
    {
        Read();
        var random = new Random(3);
        var busy = TimeSpan.Zero;
        for (var i = 0; i < 1000; i++)
        {
            var step = TimeSpan.FromMilliseconds(200 * random.NextDouble());
            busy += step;
            Pass(TimeSpan.FromMilliseconds(50), step);
            Read();
        }

        Assert.Equal(50 * 4 + busy.TotalSeconds * 3, Read().Joules, 0.031);
    }

    [Fact]
    public void The_total_never_falls_although_idle_time_comes_in_steps()
    {
        var before = Read().Joules;
        for (var i = 0; i < 1000; i++)
        {
            Pass(TimeSpan.FromMilliseconds(1), TimeSpan.Zero);
            var now = Read().Joules;
            Assert.True(now >= before);
            before = now;
        }
    }

    [Fact]
    public void Busy_time_is_bounded_by_what_the_CPUs_can_do()
    {
        Read();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _cpu.NotBusy -= TimeSpan.FromSeconds(100);
        Assert.Equal(4 + 4 * 3, Read().Joules, 9);
    }

    [Fact]
    public void A_CPU_that_comes_or_goes_costs_one_interval_and_the_rest_is_counted_with_the_new_number()
    {
        Read();
        Pass(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        Assert.Equal(7, Read().Joules, 9);

        _clock.Advance(TimeSpan.FromSeconds(1));
        _cpu.IsReadable = false;
        _cpu.Cpus = 2;
        var (joules, fault) = Read();
        Assert.NotNull(fault);
        Assert.Equal(7, joules, 9);

        _cpu.IsReadable = true;
        Assert.Null(Read().Fault);
        Pass(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        Assert.Equal(7 + 2 + 6, Read().Joules, 9);
    }

    private (double Joules, string? Fault) Read()
    {
        var joules = new Joules[1];
        var reading = _meter.Read(joules);
        return (joules[0].Value, reading.Fault);
    }

    private void Pass(TimeSpan wall, TimeSpan busy)
    {
        _clock.Advance(wall);
        _cpu.NotBusy += wall * _cpu.Cpus - busy;
    }
}
