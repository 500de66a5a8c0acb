using GreenCode.Energy.Meters.Powercap;
using GreenCode.TestKit.Power;

namespace GreenCode.Energy.Tests.Meters.Powercap;

public class PowercapProbeTests
{
    [Fact]
    public void Names_the_counters_that_it_can_read()
    {
        using var machine = FixtureMachines.IntelOneSocketServer();
        var probe = Probe(machine);
        Assert.True(probe.IsUsable);
        Assert.Equal($"Readable below {machine.PowercapRoot}: package-0, package-0/dram.", probe.Reason);
        Assert.Null(probe.Remedy);
    }

    [Fact]
    public void Tells_a_container_that_its_runtime_masks_the_counters_and_how_to_mount_them()
    {
        using var machine = FixtureMachines.MaskedContainer();
        var probe = Probe(machine);
        Assert.False(probe.IsUsable);
        Assert.Contains("the container runtime masks the counters", probe.Reason, StringComparison.Ordinal);
        Assert.Contains("--powercap-root", probe.Remedy, StringComparison.Ordinal);
        Assert.Contains("volumeMounts: [{", probe.Remedy, StringComparison.Ordinal);
        Assert.Contains("--group-add", probe.Remedy, StringComparison.Ordinal);
        Assert.Contains("CVE-2020-8694", probe.RemedyGivesAway, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_a_user_without_permission_the_udev_rule_and_what_it_gives_away()
    {
        using var machine = FixtureMachines.UnreadableEnergy();
        var probe = Probe(machine);
        Assert.False(probe.IsUsable);
        Assert.EndsWith("energy_uj may not be read by this user.", probe.Reason, StringComparison.Ordinal);
        Assert.Contains("/etc/udev/rules.d/", probe.Remedy, StringComparison.Ordinal);
        Assert.Contains("CVE-2020-8694", probe.RemedyGivesAway, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_a_container_that_may_not_read_its_mount_what_to_do_on_the_host_and_which_group_to_bring()
    {
        using var machine = FixtureMachines.UnreadableEnergy();
        var probe = new PowercapMeter().Probe(machine.Environment with { PowercapRoot = machine.PowercapRoot });
        Assert.StartsWith("On the host of the counters:\nLet a group read", probe.Remedy, StringComparison.Ordinal);
        Assert.Contains("supplementalGroups", probe.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Promises_a_virtual_machine_nothing()
    {
        using var machine = FixtureMachines.VirtualMachine();
        var probe = Probe(machine);
        Assert.False(probe.IsUsable);
        Assert.Contains("this is a virtual machine, and its hypervisor does not show", probe.Reason, StringComparison.Ordinal);
        Assert.Null(probe.Remedy);
    }

    [Fact]
    public void Tells_a_host_without_the_driver_to_load_it()
    {
        using var machine = FixtureMachines.WithoutDriver();
        var probe = Probe(machine);
        Assert.Contains("the driver of the energy counters is not loaded", probe.Reason, StringComparison.Ordinal);
        Assert.Equal("sudo modprobe intel_rapl_msr", probe.Remedy);
    }

    [Fact]
    public void Tells_an_ARM_server_that_it_has_no_such_counters()
    {
        using var machine = FixtureMachines.ArmServerWithHwmon();
        Assert.Contains("only Intel and AMD processors", Probe(machine).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_a_root_that_was_given_and_does_not_exist()
    {
        using var machine = new MachineTree();
        var probe = new PowercapMeter().Probe(machine.Environment with { PowercapRoot = "/no/such/place" });
        Assert.StartsWith("/no/such/place does not exist. It should be the powercap class directory", probe.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_platform_counter_without_a_package_is_not_enough()
    {
        using var machine = new MachineTree().WithZone("intel-rapl:0", "psys");
        var probe = Probe(machine);
        Assert.False(probe.IsUsable);
        Assert.EndsWith("has psys, but no package to count.", probe.Reason, StringComparison.Ordinal);
    }

    private static MeterProbe Probe(MachineTree machine) => new PowercapMeter().Probe(machine.Environment);
}
