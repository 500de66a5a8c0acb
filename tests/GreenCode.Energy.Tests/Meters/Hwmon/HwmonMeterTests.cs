using GreenCode.Energy.Meters.Hwmon;
using GreenCode.TestKit.Power;

namespace GreenCode.Energy.Tests.Meters.Hwmon;

public class HwmonMeterTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void Power_is_integrated_between_samples_and_said_to_be_sampled()
    {
        using var machine = FixtureMachines.ArmServerWithHwmon();
        using var meter = new HwmonMeter().Open(machine.Environment, _clock.Clock);
        Assert.Equal(["hwmon1/power1 CORE VRD", "hwmon1/power2 SoC", "hwmon1/power3 DIMM VRD1"], meter.Description.Domains.Select(domain => domain.Name));
        Assert.All(meter.Description.Domains, domain => Assert.True(domain.IsCounted));
        Assert.Contains("sampled power", Assert.Single(meter.Description.Notes), StringComparison.Ordinal);

        var joules = new Joules[3];
        meter.Read(joules);
        machine.WithFile("sys/class/hwmon/hwmon1/power1_input", "55000000");
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Null(meter.Read(joules).Fault);
        Assert.Equal([25, 6, 3], joules.Select(energy => Math.Round(energy.Value, 5)));
    }

    [Fact]
    public void A_Grace_socket_is_counted_once_although_its_parts_and_its_module_are_shown_too()
    {
        using var machine = FixtureMachines.GraceServer();
        using var meter = new HwmonMeter().Open(machine.Environment, _clock.Clock);
        Assert.Equal(4, meter.Description.Domains.Length);
        Assert.Equal("hwmon2/Grace Power Socket 0", Assert.Single(meter.Description.Domains, domain => domain.IsCounted).Name);
    }

    [Fact]
    public void The_cores_of_the_amd_energy_driver_are_part_of_their_socket()
    {
        using var machine = FixtureMachines.AmdEnergyDriver();
        using var meter = new HwmonMeter().Open(machine.Environment, _clock.Clock);
        Assert.Equal("hwmon2/Esocket0", Assert.Single(meter.Description.Domains, domain => domain.IsCounted).Name);
        Assert.Empty(meter.Description.Notes);

        var joules = new Joules[3];
        meter.Read(joules);
        machine.WithFile("sys/class/hwmon/hwmon2/energy3_input", "91500000");
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Null(meter.Read(joules).Fault);
        Assert.Equal(1.5, joules[2].Value, 9);
    }

    [Fact]
    public void A_sensor_that_shows_no_power_at_all_is_a_fault_and_not_zero_joules()
    {
        using var machine = FixtureMachines.ArmServerWithHwmon().WithFile("sys/class/hwmon/hwmon1/power1_input", "0");
        using var meter = new HwmonMeter().Open(machine.Environment, _clock.Clock);
        var joules = new Joules[3];
        var faults = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            if (meter.Read(joules).Fault is { } fault)
                faults.Add(fault);
            _clock.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.StartsWith("The counter hwmon1/power1 CORE VRD has stood still at 0 for a second", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        using var machine = FixtureMachines.ArmServerWithHwmon();
        using var meter = new HwmonMeter().Open(machine.Environment, _clock.Clock);
        Reading.AllocatesNothing(meter);
    }

    [Fact]
    public void A_disk_with_a_power_sensor_is_no_processor()
    {
        using var machine = FixtureMachines.VirtualMachine().WithFile("sys/class/hwmon/hwmon0/name", "nvme").WithFile("sys/class/hwmon/hwmon0/power1_label", "CPU power").WithFile("sys/class/hwmon/hwmon0/power1_input", "1");
        Assert.False(new HwmonMeter().Probe(machine.Environment).IsUsable);
    }

    [Fact]
    public void Sensors_that_may_not_be_read_are_named_with_the_remedy()
    {
        using var machine = FixtureMachines.AmdEnergyDriver();
        for (var i = 1; i <= 3; i++)
            machine.WithForbiddenFile($"sys/class/hwmon/hwmon2/energy{i}_input");
        Assert.False(new HwmonMeter().Probe(machine.Environment).IsUsable);
    }
}
