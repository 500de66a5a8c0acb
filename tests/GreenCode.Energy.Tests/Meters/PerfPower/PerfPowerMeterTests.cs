using GreenCode.Energy.Meters.PerfPower;
using GreenCode.TestKit.Power;

namespace GreenCode.Energy.Tests.Meters.PerfPower;

public class PerfPowerMeterTests
{
    private const string TimeStampCounter = "/sys/bus/event_source/devices/msr";

    [Fact]
    public void A_machine_without_the_PMU_is_told_so()
    {
        using var machine = FixtureMachines.VirtualMachine();
        var probe = new PerfPowerMeter().Probe(machine.Environment);
        Assert.False(probe.IsUsable);
        Assert.StartsWith("The kernel has no power PMU: there is no ", probe.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_PMU_that_the_kernel_does_not_know_is_refused_by_the_kernel_with_a_sentence()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "perf_event_open is Linux's.");
        using var machine = FixtureMachines.PerfOnly().WithFile("sys/bus/event_source/devices/power/type", "4294967295");
        var probe = new PerfPowerMeter().Probe(machine.Environment);
        Assert.False(probe.IsUsable);
        Assert.Matches("(does not know its event|may not count events|is refused by)", probe.Reason);
        Assert.Throws<MeterUnavailableException>(() => new PerfPowerMeter().Open(machine.Environment));
    }

    [Fact]
    public void Counts_through_the_kernel_where_some_PMU_counts_whole_CPUs()
    {
        // The time stamp counter stands in for energy: another PMU that is opened, read and scaled in the same way.
        Assert.SkipUnless(File.Exists(TimeStampCounter + "/events/tsc"), "This kernel has no msr PMU.");
        using var machine = FixtureMachines.PerfOnly();
        machine.WithFile("sys/bus/event_source/devices/power/type", File.ReadAllText(TimeStampCounter + "/type").Trim())
            .WithFile("sys/bus/event_source/devices/power/cpumask", "0")
            .WithFile("sys/bus/event_source/devices/power/events/energy-pkg", "event=0x00")
            .WithFile("sys/bus/event_source/devices/power/events/energy-pkg.scale", "1e-9");
        foreach (var other in (string[])["energy-cores", "energy-ram", "energy-psys"])
            File.Delete(machine.PathOf($"sys/bus/event_source/devices/power/events/{other}"));
        Assert.SkipUnless(new PerfPowerMeter().Probe(machine.Environment).IsUsable, "This user may not count events of a whole CPU.");

        using var meter = new PerfPowerMeter().Open(machine.Environment);
        var joules = new Joules[1];
        var start = meter.Read(joules);
        Assert.Equal(0, joules[0].Value);
        Thread.Sleep(50);
        var end = meter.Read(joules);

        Assert.Null(end.Fault);
        var gigahertz = joules[0].Value / (end.Time - start.Time).TotalSeconds;
        Assert.InRange(gigahertz, 0.5, 10);

        Reading.AllocatesNothing(meter);
    }

    [Theory]
    [InlineData(13, "Seccomp:\t0", "kernel.perf_event_paranoid is 4, and CAP_PERFMON is missing", "setcap cap_perfmon=ep")]
    [InlineData(1, "Seccomp:\t0", "kernel.perf_event_paranoid is 4, and CAP_PERFMON is missing", "setcap cap_perfmon=ep")]
    [InlineData(1, "Seccomp:\t2", "refused by the seccomp filter", "--cap-add PERFMON")]
    [InlineData(38, "Seccomp:\t2", "refused by the seccomp filter", "--cap-add PERFMON")]
    [InlineData(38, "Seccomp:\t0", "built without perf events", null)]
    [InlineData(2, "Seccomp:\t0", "does not know its event any more", null)]
    [InlineData(19, "Seccomp:\t0", "fails with error 19", null)]
    public void Explains_why_the_kernel_refuses_and_what_helps(int error, string seccomp, string reason, string? remedy)
    {
        using var machine = FixtureMachines.PerfOnly().WithFile("proc/sys/kernel/perf_event_paranoid", "4").WithFile("proc/self/status", "Name:\tx\n" + seccomp);
        var probe = PerfPowerRefusal.Explain("perf-power", error, machine.Environment);
        Assert.False(probe.IsUsable);
        Assert.Contains(reason, probe.Reason, StringComparison.Ordinal);
        Assert.Equal(remedy is not null, probe.Remedy?.Contains(remedy!, StringComparison.Ordinal) ?? false);
        Assert.Equal(remedy is not null, probe.RemedyGivesAway?.Contains("CVE-2020-8694", StringComparison.Ordinal) ?? false);
    }
}
