using GreenCode.Energy.Meters.WindowsEmi;

namespace GreenCode.Energy.Tests.Meters.WindowsEmi;

public class WindowsEmiMeterTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void Adds_packages_and_DRAM_and_nothing_else()
    {
        // codecarbon issue 1263: the sum of every channel was 265 W where the packages drew 154 W.
        using var first = FakeEmiDevice.V2("RAPL_Package0_PKG", "RAPL_Package0_PP0", "RAPL_Package0_PP1", "RAPL_Package0_DRAM");
        using var second = FakeEmiDevice.V2("RAPL_Package1_PKG");
        using var core = FakeEmiDevice.V2("RAPL_Package0_Core3_CORE");
        using var meter = new WindowsEmiMeter().Open([first, core, second], _clock.Clock);

        Assert.Equal(
            ["package-0", "package-0/dram", "package-1"],
            meter.Description.Domains.Where(domain => domain.IsCounted).Select(domain => domain.Name));
        Assert.Equal(
            ["package-0/core", "package-0/uncore", "1 single cores"],
            meter.Description.Domains.Where(domain => !domain.IsCounted).Select(domain => domain.Name));
        Assert.True(core.IsDisposed);
    }

    [Fact]
    public void Picowatt_hours_become_joules()
    {
        using var device = FakeEmiDevice.V2("RAPL_Package0_PKG", "RAPL_Package0_DRAM");
        device.Picowatthours = [5_000_000_000_000, 1];
        using var meter = new WindowsEmiMeter().Open([device], _clock.Clock);
        var joules = new Joules[2];
        meter.Read(joules);

        device.Picowatthours = [5_000_000_000_000 + 1_000_000_000, 1 + 500_000_000];
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Null(meter.Read(joules).Fault);
        Assert.Equal([3.6, 1.8], joules.Select(energy => Math.Round(energy.Value, 9)));
    }

    [Fact]
    public void A_device_that_goes_away_is_a_fault_that_names_the_error()
    {
        using var device = FakeEmiDevice.V2("RAPL_Package0_PKG");
        using var meter = new WindowsEmiMeter().Open([device], _clock.Clock);
        var joules = new Joules[1];
        meter.Read(joules);
        device.IsBroken = true;
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Contains("The counter package-0 cannot be read any more (Windows error 433)", meter.Read(joules).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_meter_of_something_else_is_not_taken_for_a_processor()
    {
        using var device = new FakeEmiDevice(1, FakeEmiDevice.MetadataV1("Display"));
        var probe = new WindowsEmiMeter().Probe([device]);
        Assert.False(probe.IsUsable);
        Assert.Contains("show no processor package, only Display", probe.Reason, StringComparison.Ordinal);
        Assert.Throws<MeterUnavailableException>(() => new WindowsEmiMeter().Open([device], _clock.Clock));
    }

    [Fact]
    public void A_machine_without_such_devices_is_told_where_they_exist() =>
        Assert.Contains("a virtual machine none", new WindowsEmiMeter().Probe([]).Reason, StringComparison.Ordinal);

    [Fact]
    public void Reading_allocates_nothing()
    {
        using var device = FakeEmiDevice.V2("RAPL_Package0_PKG", "RAPL_Package0_DRAM");
        using var meter = new WindowsEmiMeter().Open([device], _clock.Clock);
        Reading.AllocatesNothing(meter);
    }
}
