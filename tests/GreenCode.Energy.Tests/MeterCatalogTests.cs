using GreenCode.TestKit.Power;

namespace GreenCode.Energy.Tests;

public class MeterCatalogTests
{
    [Fact]
    public void Takes_the_most_trusted_meter_that_is_usable()
    {
        using var machine = FixtureMachines.IntelOneSocketServer();
        using var meter = MeterCatalog.Open(machine.Environment).Meter;
        Assert.Equal("powercap", meter.Description.Name);
    }

    [Fact]
    public void Keeps_the_reason_why_each_more_trusted_meter_was_passed_over()
    {
        using var machine = FixtureMachines.VirtualMachine();
        var selection = MeterCatalog.Open(machine.Environment);
        using var meter = selection.Meter;
        Assert.Equal("estimate", meter.Description.Name);
        Assert.Equal(["powercap", "perf-power", "windows-emi", "hwmon"], selection.PassedOver.Select(probe => probe.Meter));
        Assert.All(selection.PassedOver, probe => Assert.EndsWith(".", probe.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void The_estimate_comes_last_and_satellites_just_before_it()
    {
        var environment = new MeterEnvironment() with { Satellites = [new Satellite()] };
        var kinds = MeterCatalog.KindsIn(environment);
        Assert.Equal(["satellite", "estimate"], kinds.TakeLast(2).Select(kind => kind.Name));
        Assert.Equal(MeterCatalog.InOrderOfTrust.Length + 1, MeterCatalog.ProbeAll(environment).Length);
    }

    [Fact]
    public void A_meter_that_goes_away_between_probing_and_opening_is_passed_over()
    {
        using var machine = FixtureMachines.VirtualMachine();
        var selection = MeterCatalog.Open(machine.Environment with { Satellites = [new Satellite()] });
        using var meter = selection.Meter;
        Assert.Equal("estimate", meter.Description.Name);
        Assert.Equal("The satellite fell.", selection.PassedOver[^1].Reason);
    }

    [Fact]
    public void A_named_meter_that_is_not_usable_says_why()
    {
        using var machine = FixtureMachines.MaskedContainer();
        var failure = Assert.Throws<MeterUnavailableException>(() => MeterCatalog.Open(machine.Environment, "powercap"));
        Assert.Contains("The meter 'powercap' cannot be used.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("the container runtime masks the counters", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--powercap-root", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_lists_the_known_ones()
    {
        var failure = Assert.Throws<MeterUnavailableException>(() => MeterCatalog.Open(new(), "rapl"));
        Assert.Equal("There is no meter called 'rapl'. Known meters: auto, powercap, perf-power, windows-emi, hwmon, estimate.", failure.Message);
    }

    [Fact]
    public void Where_nothing_is_usable_every_reason_is_told()
    {
        using var machine = new MachineTree();
        var failure = Assert.Throws<MeterUnavailableException>(() => MeterCatalog.Open(machine.Environment));
        Assert.All(MeterCatalog.InOrderOfTrust, kind => Assert.Contains(kind.Name + ": ", failure.Message, StringComparison.Ordinal));
    }

    public static TheoryData<string> Machines =>
    [
        nameof(FixtureMachines.IntelOneSocketServer), nameof(FixtureMachines.IntelTwoSocketServer), nameof(FixtureMachines.IntelTwoDieServer),
        nameof(FixtureMachines.IntelClientWithMmioMirror), nameof(FixtureMachines.AmdOneSocketServer), nameof(FixtureMachines.AmdMirroredDies),
        nameof(FixtureMachines.MaskedContainer), nameof(FixtureMachines.ContainerWithMountedDevices), nameof(FixtureMachines.UnreadableEnergy),
        nameof(FixtureMachines.MissingRange), nameof(FixtureMachines.ZeroRange), nameof(FixtureMachines.VirtualMachine),
        nameof(FixtureMachines.WithoutDriver), nameof(FixtureMachines.PerfOnly), nameof(FixtureMachines.ArmServerWithHwmon),
        nameof(FixtureMachines.GraceServer), nameof(FixtureMachines.AmdEnergyDriver), nameof(FixtureMachines.BrokenValues),
    ];

    [Theory]
    [MemberData(nameof(Machines))]
    public void On_every_machine_each_probe_is_a_sentence_and_each_usable_meter_reads_without_a_fault(string name)
    {
        using var machine = (MachineTree)typeof(FixtureMachines).GetMethod(name)!.Invoke(null, null)!;
        foreach (var kind in MeterCatalog.InOrderOfTrust)
        {
            var probe = kind.Probe(machine.Environment);
            Assert.Equal(kind.Name, probe.Meter);
            Assert.Matches(@"^[A-Z/].*\.$", probe.Reason);
            Assert.False(probe.IsUsable && probe.Remedy is not null);
            if (!probe.IsUsable)
            {
                Assert.Throws<MeterUnavailableException>(() => kind.Open(machine.Environment));
                continue;
            }

            using var meter = kind.Open(machine.Environment);
            Assert.Equal(kind.Provenance, meter.Description.Provenance);
            Assert.Contains(meter.Description.Domains, domain => domain.IsCounted);
            Assert.Equal(meter.Description.Domains.Length, meter.Description.Domains.Select(domain => domain.Name).Distinct().Count());
            var joules = new Joules[meter.Description.Domains.Length];
            Assert.Null(meter.Read(joules).Fault);
            Assert.Null(meter.Read(joules).Fault);
        }
    }

    private sealed class Satellite : IMeterKind
    {
        public string Name => "satellite";

        public string Summary => "A test.";

        public Provenance Provenance => Provenance.Measured;

        public MeterProbe Probe(MeterEnvironment environment) => new(Name, true, "The satellite is up.");

        public IEnergyMeter Open(MeterEnvironment environment) => throw new MeterUnavailableException("The satellite fell.");
    }
}
