using System.Collections.Immutable;
using GreenCode.Energy.LibreHardwareMonitor;
using GreenCode.Energy.Tests.Meters;

namespace GreenCode.Energy.Tests.LibreHardwareMonitor;

public class LibreHardwareMonitorMeterTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void On_Intel_only_the_package_is_counted()
    {
        using var sensors = new FakePowerSensors("Intel Core i7-8650U", ("CPU Package", 15), ("CPU Cores", 9), ("CPU Graphics", 1), ("CPU Memory", 2), ("CPU Platform", 24));
        using var meter = new LibreHardwareMonitorMeter().Open(sensors, _clock.Clock);
        Assert.Equal(["package-0"], Counted(meter));
        Assert.All(meter.Description.Domains.Skip(1), domain => Assert.NotNull(domain.LeftOutBecause));
        Assert.Contains("sampled power", Assert.Single(meter.Description.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void On_AMD_only_the_package_is_counted()
    {
        using var sensors = new FakePowerSensors("AMD Ryzen 9 5950X", ("Package", 60), ("Core #1 (SMU)", 5), ("Core #2 (SMU)", 6));
        using var meter = new LibreHardwareMonitorMeter().Open(sensors, _clock.Clock);
        Assert.Equal(["package-0"], Counted(meter));
    }

    [Fact]
    public void The_energy_of_an_interval_is_its_mean_power_times_its_length()
    {
        using var sensors = new FakePowerSensors("AMD Ryzen 9 5950X", ("Package", 60));
        using var meter = new LibreHardwareMonitorMeter().Open(sensors, _clock.Clock);
        var joules = new Joules[1];
        meter.Read(joules);
        Step(sensors, 40, 0.5);
        meter.Read(joules);
        Step(sensors, 100, 0.25);
        Assert.Null(meter.Read(joules).Fault);
        Assert.Equal(40 * 0.5 + 100 * 0.25, joules[0].Value, 5);
    }

    [Fact]
    public void Reading_allocates_nothing_of_its_own()
    {
        using var sensors = new FakePowerSensors("Intel Core i7-8650U", ("CPU Package", 15), ("CPU Cores", 9));
        using var meter = new LibreHardwareMonitorMeter().Open(sensors, _clock.Clock);
        Reading.AllocatesNothing(meter);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(null)]
    public void Zero_watts_without_driver_or_administrator_is_unusable_and_not_zero_joules(float? watts)
    {
        using var sensors = new FakePowerSensors("Intel Core i7-8650U", ("CPU Package", watts), ("CPU Cores", 3));
        var probe = new LibreHardwareMonitorMeter().Judge(sensors, _ => { });
        Assert.False(probe.IsUsable);
        Assert.Equal("LibreHardwareMonitor shows no power for CPU Package: it cannot reach the registers of the processor.", probe.Reason);
        Assert.Contains("PawnIO", probe.Remedy, StringComparison.Ordinal);
        Assert.NotNull(probe.RemedyGivesAway);
    }

    [Fact]
    public void A_processor_that_shows_power_is_usable()
    {
        using var sensors = new FakePowerSensors("Intel Core i7-8650U", ("CPU Package", 15.5f), ("CPU Graphics", 0));
        var probe = new LibreHardwareMonitorMeter().Judge(sensors, _ => { });
        Assert.True(probe.IsUsable);
        Assert.Equal("Intel Core i7-8650U draws 15.5 W.", probe.Reason);
    }

    [Fact]
    public void Several_Intel_processors_are_refused_because_the_library_reads_the_same_one_twice()
    {
        using var sensors = new FakePowerSensors("Intel Xeon Gold 6338", ("CPU Package", 90), ("CPU Package", 90));
        Assert.False(new LibreHardwareMonitorMeter().Judge(sensors, _ => { }).IsUsable);
    }

    [Fact]
    public void Power_that_falls_to_zero_in_mid_run_is_reported_within_a_second()
    {
        using var sensors = new FakePowerSensors("AMD Ryzen 9 5950X", ("Package", 60));
        using var meter = new LibreHardwareMonitorMeter().Open(sensors, _clock.Clock);
        var joules = new Joules[1];
        meter.Read(joules);
        var faults = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < 25; i++)
        {
            Step(sensors, 0, 0.05);
            if (meter.Read(joules).Fault is { } fault)
                faults.Add(fault);
        }

        Assert.Contains("has stood still", faults[0], StringComparison.Ordinal);
        Assert.All(faults, fault => Assert.Contains("counter", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_the_library_throws_is_a_fault()
    {
        using var sensors = new FakePowerSensors("AMD Ryzen 9 5950X", ("Package", 60));
        using var meter = new LibreHardwareMonitorMeter().Open(sensors, _clock.Clock);
        var joules = new Joules[1];
        meter.Read(joules);
        sensors.Failure = new InvalidOperationException("The driver went away.");
        Step(sensors, 60, 0.05);
        Assert.Contains("cannot be read any more (The driver went away.)", meter.Read(joules).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Elsewhere_than_on_Windows_it_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows it asks the library.");
        var probe = new LibreHardwareMonitorMeter().Probe(new());
        Assert.False(probe.IsUsable);
        Assert.Equal("LibreHardwareMonitor reads processors on Windows only.", probe.Reason);
        Assert.Throws<MeterUnavailableException>(() => new LibreHardwareMonitorMeter().Open(new()));
    }

    private void Step(FakePowerSensors sensors, float watts, double seconds)
    {
        sensors.Values[0] = watts;
        _clock.Advance(TimeSpan.FromSeconds(seconds));
    }

    private static IEnumerable<string> Counted(IEnergyMeter meter) =>
        meter.Description.Domains.Where(domain => domain.IsCounted).Select(domain => domain.Name);
}
