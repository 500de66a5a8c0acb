using GreenCode.Energy.Host;
using GreenCode.TestKit.Power;

namespace GreenCode.Energy.Tests.Host;

public class HostHygieneTests
{
    private const string Cpu = "sys/devices/system/cpu";

    [Fact]
    public void A_quiet_machine_with_fixed_frequencies_has_nothing_that_spoils_a_measurement()
    {
        using var machine = FixtureMachines.IntelOneSocketServer()
            .WithFile($"{Cpu}/cpu0/cpufreq/scaling_governor", "performance").WithFile($"{Cpu}/intel_pstate/no_turbo", "1").WithFile("proc/loadavg", "0.00 0.01 0.05 1/99 1234");
        Assert.All(HostHygiene.Inspect(machine.Environment), finding => Assert.False(finding.SpoilsMeasurements, finding.Finding));
    }

    [Fact]
    public void A_governor_that_follows_the_load_is_named_with_the_command_that_changes_it()
    {
        using var machine = FixtureMachines.IntelOneSocketServer()
            .WithFile($"{Cpu}/cpu0/cpufreq/scaling_governor", "schedutil").WithFile($"{Cpu}/cpu1/cpufreq/scaling_governor", "performance");
        var finding = Find(machine, "frequency governor");
        Assert.True(finding.SpoilsMeasurements);
        Assert.Contains("performance and schedutil", finding.Finding, StringComparison.Ordinal);
        Assert.Equal("sudo cpupower frequency-set -g performance", finding.Remedy);
    }

    [Theory]
    [InlineData("intel_pstate/no_turbo", "0", true)]
    [InlineData("intel_pstate/no_turbo", "1", false)]
    [InlineData("cpufreq/boost", "1", true)]
    [InlineData("cpufreq/boost", "0", false)]
    public void Turbo_is_found_on_Intel_and_elsewhere(string file, string value, bool isOn)
    {
        using var machine = FixtureMachines.AmdOneSocketServer().WithFile($"{Cpu}/{file}", value);
        var finding = Find(machine, "turbo");
        Assert.Equal(isOn, finding.SpoilsMeasurements);
        Assert.Equal(isOn, finding.Remedy?.EndsWith(file, StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void SGX_adds_noise_to_the_counters()
    {
        using var machine = new MachineTree().WithFile("proc/cpuinfo", "vendor_id\t: GenuineIntel\nflags\t\t: fpu sgx avx2");
        Assert.True(Find(machine, "energy filtering").SpoilsMeasurements);
        machine.WithFile("proc/cpuinfo", "vendor_id\t: GenuineIntel\nflags\t\t: fpu sgx_lc avx2");
        Assert.False(Find(machine, "energy filtering").SpoilsMeasurements);
    }

    [Theory]
    [InlineData("sys/class/power_supply/BAT0/status", "Discharging", true)]
    [InlineData("sys/class/power_supply/BAT0/status", "Charging", false)]
    [InlineData("sys/firmware/acpi/platform_profile", "low-power", true)]
    [InlineData("sys/firmware/acpi/platform_profile", "balanced", false)]
    public void A_machine_that_saves_its_battery_is_found(string file, string value, bool spoils)
    {
        using var machine = new MachineTree().WithFile(file, value);
        Assert.Equal(spoils, Find(machine, "power source").SpoilsMeasurements);
    }

    [Theory]
    [InlineData("0.30", 4, false, "In the last minute 0.3 of 4 CPUs were wanted.")]
    [InlineData("1.50", 4, true, "other work shares the processor's power")]
    [InlineData("3.20", 4, true, "will wait for its CPU")]
    [InlineData("0.05", 1, true, "will wait for its CPU")]
    public void Other_load_and_too_few_free_CPUs_are_found(string load, int cpus, bool spoils, string expected)
    {
        using var machine = new MachineTree()
            .WithFile("proc/loadavg", load + " 0.2 0.1 1/99 1234")
            .WithFile("proc/cpuinfo", string.Join("\n\n", Enumerable.Range(0, cpus).Select(cpu => $"processor\t: {cpu}")));
        var finding = Find(machine, "other load");
        Assert.Equal(spoils, finding.SpoilsMeasurements);
        Assert.Contains(expected, finding.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void A_virtual_machine_is_told_what_it_cannot_see()
    {
        using var machine = FixtureMachines.VirtualMachine();
        Assert.True(Find(machine, "virtual machine").SpoilsMeasurements);
    }

    [Fact]
    public void A_machine_that_shows_nothing_is_not_blamed_for_it()
    {
        using var machine = new MachineTree();
        var findings = HostHygiene.Inspect(machine.Environment);
        Assert.Equal(6, findings.Length);
        Assert.All(findings, finding => Assert.False(finding.SpoilsMeasurements));
    }

    private static HostFinding Find(MachineTree machine, string name) =>
        Assert.Single(HostHygiene.Inspect(machine.Environment), finding => finding.Name == name);
}
