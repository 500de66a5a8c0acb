using GreenCode.Energy.Meters.PerfPower;
using GreenCode.TestKit.Power;

namespace GreenCode.Energy.Tests.Meters.PerfPower;

public class PerfPowerUnitTests
{
    [Fact]
    public void Reads_type_mask_events_units_and_scale_from_sysfs()
    {
        using var machine = FixtureMachines.PerfOnly();
        var unit = PerfPowerUnit.Find(machine.Environment)!;
        Assert.Equal(23u, unit.Type);
        Assert.Equal([0, 32], unit.Cpus);
        Assert.Equal(["energy-cores", "energy-pkg", "energy-psys", "energy-ram"], unit.Events.Select(counted => counted.Name));
        Assert.All(unit.Events, counted => Assert.Equal(Math.Pow(2, -32), counted.JoulesPerCount));
        Assert.Equal(2ul, unit.Events[1].Config);
    }

    [Fact]
    public void An_event_in_another_unit_is_not_taken_for_joules()
    {
        using var machine = FixtureMachines.PerfOnly().WithFile("sys/bus/event_source/devices/power/events/energy-pkg.unit", "Watts");
        Assert.DoesNotContain(PerfPowerUnit.Find(machine.Environment)!.Events, counted => counted.Name == "energy-pkg");
        Assert.Contains("no event for the energy of a package", new PerfPowerMeter().Probe(machine.Environment).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", new[] { 0 })]
    [InlineData("0,32", new[] { 0, 32 })]
    [InlineData("0-2,8", new[] { 0, 1, 2, 8 })]
    [InlineData("", new int[0])]
    [InlineData("n/a", new int[0])]
    public void Reads_a_kernel_list_of_CPUs(string list, int[] expected) => Assert.Equal(expected, PerfPowerUnit.ParseCpuList(list));

    [Theory]
    [InlineData("event=0x02", 2ul)]
    [InlineData("event=0xff", 255ul)]
    [InlineData("event=2", null)]
    [InlineData("umask=0x02", null)]
    public void Reads_an_event_description(string text, ulong? expected) => Assert.Equal(expected, PerfPowerUnit.ParseConfig(text));

    [Fact]
    public void Every_package_has_its_counters_and_only_packages_and_DRAM_are_counted()
    {
        using var machine = FixtureMachines.PerfOnly()
            .WithFile("sys/devices/system/cpu/cpu0/topology/physical_package_id", "0")
            .WithFile("sys/devices/system/cpu/cpu32/topology/physical_package_id", "1");
        var domains = PerfPowerDomains.Of(PerfPowerUnit.Find(machine.Environment)!, machine.Environment).Select(counter => counter.Domain).ToList();
        Assert.Equal(["package-0", "package-0/dram", "package-1", "package-1/dram"], domains.Where(domain => domain.IsCounted).Select(domain => domain.Name));
        Assert.Equal(["package-0/core", "psys", "package-1/core"], domains.Where(domain => !domain.IsCounted).Select(domain => domain.Name));
    }

    [Fact]
    public void Dies_of_one_package_are_told_apart()
    {
        using var machine = FixtureMachines.PerfOnly()
            .WithFile("sys/devices/system/cpu/cpu0/topology/physical_package_id", "0")
            .WithFile("sys/devices/system/cpu/cpu32/topology/physical_package_id", "0");
        var domains = PerfPowerDomains.Of(PerfPowerUnit.Find(machine.Environment)!, machine.Environment).Select(counter => counter.Domain.Name).ToList();
        Assert.Contains("package-0 (CPU 0)", domains);
        Assert.Contains("package-0 (CPU 32)", domains);
    }

    [Fact]
    public void The_counters_of_single_cores_are_named_and_not_read()
    {
        using var machine = FixtureMachines.PerfOnly().WithDirectory("sys/bus/event_source/devices/power_core");
        var cores = PerfPowerDomains.Of(PerfPowerUnit.Find(machine.Environment)!, machine.Environment)[^1];
        Assert.Equal("power_core", cores.Domain.Name);
        Assert.False(cores.Domain.IsCounted);
        Assert.Null(cores.Event);
    }
}
