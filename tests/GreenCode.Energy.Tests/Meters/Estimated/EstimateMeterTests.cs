using System.Diagnostics;
using GreenCode.Energy.Meters.Estimated;
using GreenCode.TestKit.Power;

namespace GreenCode.Energy.Tests.Meters.Estimated;

public class EstimateMeterTests
{
    [Fact]
    public void Is_labelled_as_an_estimate_with_a_range_and_says_so_in_its_notes()
    {
        using var machine = FixtureMachines.VirtualMachine();
        using var meter = new EstimateMeter().Open(machine.Environment);

        Assert.Equal(Provenance.Estimated, meter.Description.Provenance);
        Assert.InRange(meter.Description.LowFactor, 0.1, 0.9);
        Assert.InRange(meter.Description.HighFactor, 1.2, 5);
        Assert.Contains("estimated from CPU time, not measured", meter.Description.Notes[0], StringComparison.Ordinal);
        Assert.Contains("AMD EPYC 4th generation (Zen 4)", meter.Description.Notes[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GenuineIntel", 6, 85, "Intel Skylake or Cascade Lake server")]
    [InlineData("GenuineIntel", 6, 143, "Intel Sapphire Rapids")]
    [InlineData("GenuineIntel", 6, 63, "Intel Haswell")]
    [InlineData("AuthenticAMD", 23, 1, "AMD EPYC 1st generation (Zen)")]
    [InlineData("AuthenticAMD", 23, 49, "AMD EPYC 2nd generation (Zen 2)")]
    [InlineData("AuthenticAMD", 25, 1, "AMD EPYC 3rd generation (Zen 3)")]
    [InlineData("AuthenticAMD", 25, 17, "AMD EPYC 4th generation (Zen 4)")]
    [InlineData("AuthenticAMD", 26, 2, "AMD EPYC 5th generation (Zen 5)")]
    [InlineData("ARM", 65, 0xd0c, "ARM Neoverse N1")]
    [InlineData("AuthenticAMD", 25, 33, "an unknown processor (servers since 2018)")]
    [InlineData("GenuineIntel", 15, 85, "an unknown processor (servers since 2018)")]
    [InlineData("", -1, -1, "an unknown processor (servers since 2018)")]
    public void Chooses_the_power_model_by_family_and_model(string vendor, int family, int model, string expected) =>
        Assert.Equal(expected, PowerModelTable.For(new(vendor, family, model, "AMD EPYC 7R32", 1, 1, null)).Name);

    [Fact]
    public void A_desktop_processor_is_not_taken_for_the_server_processor_of_the_same_family_and_model() =>
        Assert.Equal("an unknown processor (servers since 2018)", PowerModelTable.For(new("AuthenticAMD", 23, 1, "AMD Ryzen Threadripper 1950X", 32, 1, false)).Name);

    [Fact]
    public void Every_model_of_the_table_has_plausible_watts() => Assert.All(PowerModelTable.All, model =>
    {
        Assert.InRange(model.IdlePerCpu.Value, 0.1, 5);
        Assert.InRange(model.DynamicPerBusyCpu.Value, 0.5, 10);
    });

    [Fact]
    public void Watts_that_the_user_gives_replace_those_of_the_model()
    {
        using var machine = FixtureMachines.VirtualMachine().WithFile("proc/stat", "cpu  1 0 1 10\ncpu0 1 0 1 5\ncpu1 0 0 0 5");
        using var meter = new EstimateMeter().Open(machine.Environment with { WattsPerCore = new(10), IdleWatts = new(30) });
        Assert.Equal(new Watts(30), meter.Description.IdlePower);
        Assert.Equal((0.5, 1.8), (meter.Description.LowFactor, meter.Description.HighFactor));
        Assert.Contains("15.000 W per CPU at rest and 10.000 W more per busy CPU, the power model of the given watts", meter.Description.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Only_one_of_the_two_watts_leaves_the_other_and_the_range_to_the_model()
    {
        using var machine = FixtureMachines.VirtualMachine();
        using var meter = new EstimateMeter().Open(machine.Environment with { WattsPerCore = new(10) });
        Assert.Equal(0.377, meter.Description.IdlePower!.Value.Value, 9);
        Assert.Equal((0.33, 3), (meter.Description.LowFactor, meter.Description.HighFactor));
        Assert.Contains("AMD EPYC 4th generation (Zen 4) with the given watts per core", meter.Description.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_sandbox_that_counts_no_CPU_time_cannot_be_estimated()
    {
        using var machine = FixtureMachines.VirtualMachine().WithFile("proc/stat", "cpu  0 0 0 0 0 0 0 0 0 0\ncpu0 0 0 0 0 0 0 0 0 0 0");
        Assert.False(new EstimateMeter().Probe(machine.Environment).IsUsable);
        Assert.Throws<MeterUnavailableException>(() => new EstimateMeter().Open(machine.Environment));
    }

    [Fact]
    public void A_CPU_that_is_switched_off_is_noticed()
    {
        using var machine = FixtureMachines.VirtualMachine()
            .WithFile("proc/stat", "cpu  1 0 1 10\ncpu0 1 0 1 5\ncpu1 0 0 0 5").WithFile("sys/devices/system/cpu/online", "0-1");
        using var meter = new EstimateMeter().Open(machine.Environment);
        var joules = new Joules[1];
        Assert.Null(meter.Read(joules).Fault);
        Assert.Null(meter.Read(joules).Fault);

        machine.WithFile("sys/devices/system/cpu/online", "0").WithFile("proc/stat", "cpu  1 0 1 10\ncpu0 1 0 1 5");
        Assert.Contains("a CPU came or went", meter.Read(joules).Fault, StringComparison.Ordinal);
        Assert.Null(meter.Read(joules).Fault);
    }

    [Fact]
    public void Work_that_hides_between_the_ticks_is_counted()
    {
        // A timer-driven thread works for 1.5 of every 4 ms and sleeps whenever the tick of a 250 Hz kernel samples who is busy: the
        // busy columns stand still, while the idle column, which the kernel times, shows the truth.
        using var machine = FixtureMachines.VirtualMachine().WithFile("proc/stat", "cpu  100 0 100 1000 0 0 0 0 0 0\ncpu0 100 0 100 1000");
        var clock = new FakeClock();
        using var meter = new EstimateMeter().Open(machine.Environment with { WattsPerCore = new(10), IdleWatts = new(0) }, clock.Clock);
        var joules = new Joules[1];
        meter.Read(joules);

        clock.Advance(TimeSpan.FromSeconds(4));
        machine.WithFile("proc/stat", "cpu  100 0 100 1250 0 0 0 0 0 0\ncpu0 100 0 100 1250");
        meter.Read(joules);
        Assert.Equal(1.5 * 10, joules[0].Value, 9);
    }

    [Fact]
    public void On_this_machine_it_counts_at_least_the_CPU_time_that_this_test_burns()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads the CPU clock of this thread, which is Linux's.");
        using var meter = new EstimateMeter().Open(new(WattsPerCore: new(10), IdleWatts: new(0)));
        var joules = new Joules[1];
        meter.Read(joules);
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        while (clock.ElapsedMilliseconds < 300)
            Thread.SpinWait(1000);

        Assert.Null(meter.Read(joules).Fault);
        var burnt = Environment.CpuUsage.TotalTime - before;

        // The counter is a hundredth of a second coarse, and this process may have had several threads on CPUs.
        Assert.True(joules[0].Value >= 10 * (burnt.TotalSeconds - 0.03), $"{joules[0].Value} J for {burnt.TotalSeconds} s of CPU time at 10 W");
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc/stat.");
        using var meter = new EstimateMeter().Open(new());
        Reading.AllocatesNothing(meter);
    }
}
