using GreenCode.Energy.Meters.Powercap;
using GreenCode.TestKit.Power;

namespace GreenCode.Energy.Tests.Meters.Powercap;

public class PowercapMeterTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void A_two_socket_server_is_the_sum_of_its_packages_and_their_DRAM()
    {
        using var machine = FixtureMachines.IntelTwoSocketServer();
        Assert.Equal(["package-0", "package-0/dram", "package-1", "package-1/dram"], Counted(machine));
        Assert.Equal(1.5 + 0.25 + 0.75 + 0.125, TotalAfter(machine, ("intel-rapl:0", 2_500_000), ("intel-rapl:0:0", 750_000), ("intel-rapl:1", 2_750_000), ("intel-rapl:1:0", 825_000)), 9);
    }

    [Fact]
    public void Psys_core_uncore_and_the_mmio_mirror_are_shown_with_their_reason_and_never_added()
    {
        using var machine = FixtureMachines.IntelClientWithMmioMirror();
        using var meter = Open(machine);

        Assert.Equal(["package-0"], Counted(machine));
        Assert.Equal(
            ["package-0/core", "package-0/uncore", "psys", "package-0 (intel-rapl-mmio)"],
            meter.Description.Domains.Where(domain => !domain.IsCounted).Select(domain => domain.Name));
        Assert.Equal("The driver intel-rapl-mmio shows the same counter as intel-rapl once more.",
            meter.Description.Domains.Single(domain => domain.Name == "package-0 (intel-rapl-mmio)").LeftOutBecause);
        Assert.Equal(1, TotalAfter(machine, ("intel-rapl:0", 2_000_000), ("intel-rapl:0:0", 1_500_000), ("intel-rapl:1", 8_000_000), ("intel-rapl-mmio:0", 2_000_000)), 9);
    }

    [Fact]
    public void The_mmio_zone_counts_where_it_is_the_only_one()
    {
        using var machine = new MachineTree().WithZone("intel-rapl-mmio:0", "package-0", 1_000_000);
        Assert.Equal(["package-0"], Counted(machine));
    }

    [Fact]
    public void The_core_counter_of_an_AMD_processor_is_not_its_energy()
    {
        using var machine = FixtureMachines.AmdOneSocketServer();
        Assert.Equal(["package-0"], Counted(machine));
    }

    [Fact]
    public void Zones_are_found_by_name_whatever_their_index()
    {
        using var machine = new MachineTree()
            .WithZone("intel-rapl:0", "psys").WithZone("intel-rapl:7", "package-3")
            .WithZone("intel-rapl:7:0", "uncore").WithZone("intel-rapl:7:5", "dram");
        Assert.Equal(["package-3", "package-3/dram"], Counted(machine));
    }

    [Fact]
    public void Dies_that_count_for_themselves_are_added()
    {
        using var machine = FixtureMachines.IntelTwoDieServer();
        var (first, second) = (1_000_000UL, 3_000_000UL);
        using var meter = new PowercapMeter().Open(machine.Environment, new FakeClock().Clock, _ =>
        {
            machine.SetEnergy("intel-rapl:0", first += 51_234);
            machine.SetEnergy("intel-rapl:1", second += 50_117);
        });
        Assert.All(meter.Description.Domains, domain => Assert.True(domain.IsCounted));
    }

    [Fact]
    public void Mirrored_dies_are_counted_once_although_a_refresh_falls_between_their_reads_now_and_then()
    {
        using var machine = FixtureMachines.AmdMirroredDies();
        var (total, late, reads) = (1_000_000UL, 0UL, 0);
        void Refresh()
        {
            total += 50_000 + (ulong)(reads++ * 37 % 1000);
            var isLate = reads % 5 == 0;
            machine.SetEnergy("intel-rapl:0", total);
            machine.SetEnergy("intel-rapl:1", 900_000 + (isLate ? late : total));
            late = total;
        }

        var clock = new FakeClock();
        using var meter = new PowercapMeter().Open(machine.Environment, clock.Clock, _ => Refresh());

        Assert.Equal("It repeats package-0-die-0: both moved by the same energy in one reading after another.",
            Assert.Single(meter.Description.Domains, domain => !domain.IsCounted).LeftOutBecause);
        var joules = new Joules[2];
        meter.Read(joules);
        machine.SetEnergy("intel-rapl:0", total + 2_000_000);
        clock.Advance(Interval);
        meter.Read(joules);
        Assert.Equal(2, Total(meter, joules), 9);
    }

    [Fact]
    public void Two_sockets_that_happen_to_draw_much_the_same_are_not_mirrors()
    {
        using var machine = FixtureMachines.IntelTwoSocketServer();
        var random = new Random(5);
        var (first, second) = (1_000_000UL, 2_000_000UL);
        using var meter = new PowercapMeter().Open(machine.Environment, new FakeClock().Clock, _ =>
        {
            machine.SetEnergy("intel-rapl:0", first += (ulong)(100_000 + random.Next(-1000, 1000)));
            machine.SetEnergy("intel-rapl:1", second += (ulong)(100_000 + random.Next(-1000, 1000)));
        });
        Assert.All(meter.Description.Domains, domain => Assert.True(domain.IsCounted));
    }

    [Fact]
    public void A_container_can_bring_the_device_directory_of_its_host()
    {
        using var machine = FixtureMachines.ContainerWithMountedDevices();
        var environment = machine.Environment with { PowercapRoot = machine.PathOf("sys/devices/virtual/powercap") };
        using var meter = new PowercapMeter().Open(environment, new FakeClock().Clock, _ => { });
        Assert.Equal(["package-0", "package-0/dram", "package-1", "package-1/dram"], meter.Description.Domains.Select(domain => domain.Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_a_range_a_counter_is_read_until_it_falls_and_that_interval_is_a_fault(bool isMissing)
    {
        using var machine = isMissing ? FixtureMachines.MissingRange() : FixtureMachines.ZeroRange();
        var clock = new FakeClock();
        using var meter = Open(machine, clock);
        var joules = new Joules[1];
        meter.Read(joules);

        Step(machine, clock, 2_000_000);
        Assert.Null(meter.Read(joules).Fault);
        Step(machine, clock, 500_000);
        Assert.Equal("The counter package-0 fell from 2000000 to 500000 and does not say at which value it wraps; the energy of that interval is not known.", meter.Read(joules).Fault);
        Step(machine, clock, 700_000);
        Assert.Null(meter.Read(joules).Fault);
        Assert.Equal(1.2, joules[0].Value, 9);
    }

    [Fact]
    public void A_socket_that_is_unplugged_leaves_the_other_one_counting()
    {
        using var machine = FixtureMachines.IntelTwoDieServer();
        var clock = new FakeClock();
        using var meter = Open(machine, clock);
        var joules = new Joules[2];
        meter.Read(joules);

        machine.SetEnergy("intel-rapl:1", "");
        Step(machine, clock, 1_500_000);
        Assert.Equal("The counter package-0-die-1 is empty; its energy is missing from here on.", meter.Read(joules).Fault);
        Step(machine, clock, 2_500_000);
        Assert.Null(meter.Read(joules).Fault);
        Assert.Equal(1, Total(meter, joules), 9);
    }

    [Fact]
    public void A_package_that_may_not_be_read_beside_one_that_may_is_named_in_the_notes()
    {
        using var machine = FixtureMachines.IntelTwoDieServer().WithForbiddenFile(MachineTree.DeviceDirectoryOf("intel-rapl:1") + "/energy_uj");
        using var meter = Open(machine);
        Assert.Equal("Its energy_uj may not be read by this user.", meter.Description.Domains[1].LeftOutBecause);
        Assert.Equal(["The energy of package-0-die-1 is missing from the total, because its counter cannot be read."], meter.Description.Notes);
        var joules = new Joules[2];
        Assert.Null(meter.Read(joules).Fault);
    }

    [Fact]
    public void Counters_that_hold_no_number_make_the_meter_unusable_with_their_reason()
    {
        using var machine = FixtureMachines.BrokenValues();
        var probe = new PowercapMeter().Probe(machine.Environment);
        Assert.False(probe.IsUsable);
        Assert.EndsWith("energy_uj is empty.", probe.Reason, StringComparison.Ordinal);
        Assert.Throws<MeterUnavailableException>(() => Open(machine));
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        using var machine = FixtureMachines.IntelTwoSocketServer();
        using var meter = MeterCatalog.Open(machine.Environment, "powercap").Meter;
        Reading.AllocatesNothing(meter);
    }

    private static IEnergyMeter Open(MachineTree machine, FakeClock? clock = null) =>
        new PowercapMeter().Open(machine.Environment, (clock ?? new()).Clock, _ => { });

    private static void Step(MachineTree machine, FakeClock clock, ulong microjoules)
    {
        machine.SetEnergy("intel-rapl:0", microjoules);
        clock.Advance(Interval);
    }

    private static string[] Counted(MachineTree machine)
    {
        using var meter = Open(machine);
        return [.. meter.Description.Domains.Where(domain => domain.IsCounted).Select(domain => domain.Name)];
    }

    private static double TotalAfter(MachineTree machine, params (string Entry, ulong Microjoules)[] values)
    {
        var clock = new FakeClock();
        using var meter = Open(machine, clock);
        var joules = new Joules[meter.Description.Domains.Length];
        meter.Read(joules);
        foreach (var (entry, microjoules) in values)
            machine.SetEnergy(entry, microjoules);
        clock.Advance(Interval);
        Assert.Null(meter.Read(joules).Fault);
        return Total(meter, joules);
    }

    private static double Total(IEnergyMeter meter, Joules[] joules) =>
        meter.Description.Domains.Zip(joules).Where(pair => pair.First.IsCounted).Sum(pair => pair.Second.Value);
}
