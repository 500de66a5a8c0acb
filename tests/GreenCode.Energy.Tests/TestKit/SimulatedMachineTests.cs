using System.Diagnostics;
using GreenCode.TestKit.Power;

namespace GreenCode.Energy.Tests.TestKit;

public class SimulatedMachineTests
{
    [Fact]
    public void Charges_by_hand_what_the_options_say_and_keeps_the_ledger()
    {
        using var machine = new SimulatedMachine();

        machine.Advance(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(3), ("app", TimeSpan.FromSeconds(2)));

        var ledger = machine.Ledger;
        Assert.Equal(100, ledger.Idle.Value, 9);
        Assert.Equal(39, ledger.Others.Value, 9);
        Assert.Equal(26, ledger.Watched["app"].Value, 9);
        Assert.Equal(165, ledger.Total.Value, 9);
    }

    [Fact]
    public void The_powercap_meter_reads_what_the_machine_charged_in_packages_and_DRAM()
    {
        using var machine = new SimulatedMachine(new() { PackageShares = [0.6, 0.4], InitialMicrojoules = PowercapRange.Long - 1_000_000 });
        using var meter = MeterCatalog.Open(machine.Environment, "powercap").Meter;
        var joules = new Joules[meter.Description.Domains.Length];
        meter.Read(joules);

        machine.Advance(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));
        var reading = meter.Read(joules);

        Assert.Null(reading.Fault);
        Assert.Equal(machine.Ledger.Total.Value, Total(meter, joules), 4e-6);
        Assert.Equal(33, machine.Ledger.Total.Value, 9);
    }

    [Fact]
    public void Charges_a_process_for_the_CPU_time_that_it_really_spends()
    {
        using var machine = new SimulatedMachine(new() { Range = 5_000_000_000, InitialMicrojoules = 4_999_000_000 });
        machine.Watch("self", Environment.ProcessId);
        using var meter = MeterCatalog.Open(machine.Environment, "powercap").Meter;
        var joules = new Joules[meter.Description.Domains.Length];
        var cpuBefore = CpuClock.OfProcess(Environment.ProcessId);
        machine.Start();
        meter.Read(joules);

        var clock = Stopwatch.StartNew();
        while (clock.ElapsedMilliseconds < 600)
        {
            Assert.Null(meter.Read(joules).Fault);
            Thread.Sleep(clock.ElapsedMilliseconds % 100 < 50 ? 20 : 0);
        }

        machine.Stop();
        var cpu = (CpuClock.OfProcess(Environment.ProcessId) - cpuBefore)!.Value;
        Assert.Null(meter.Read(joules).Fault);
        Assert.Equal(machine.Ledger.Total.Value, Total(meter, joules), 0.05);
        Assert.InRange(machine.Ledger.Watched["self"].Value, 13 * cpu.TotalSeconds * 0.9, 13 * cpu.TotalSeconds);
    }

    private static double Total(IEnergyMeter meter, Joules[] joules) =>
        meter.Description.Domains.Zip(joules).Where(pair => pair.First.IsCounted).Sum(pair => pair.Second.Value);
}
