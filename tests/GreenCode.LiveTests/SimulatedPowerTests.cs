using System.Globalization;
using System.Runtime.InteropServices;
using GreenCode.Cli;
using GreenCode.Energy;
using GreenCode.Profiler.Reporting;
using GreenCode.TestKit.Power;

namespace GreenCode.LiveTests;

/// <summary>
/// The whole tool against a machine whose energy is known: the simulator charges known joules per CPU second and keeps a ledger. It
/// works only while both profile and load are on, so that nothing is charged outside of the profile.
/// </summary>
public class SimulatedPowerTests : LiveTest
{
    /// <summary>
    /// The simulator and the profiler read the machine's coarse busy time at different moments, and other work on the machine makes that
    /// worse. What holds in one of three runs is a property of the profiler; what fails in all three is not bad luck.
    /// </summary>
    private const int Attempts = 3;

    /// <summary>Each counter shows whole microjoules: two packages and two DRAM zones, read at the beginning and at the end.</summary>
    private const double Resolution = 4 * 2 * 1e-6;

    [Theory]
    [InlineData("auto")]
    [InlineData("eventpipe")]
    public async Task Another_process_that_works_is_not_charged_to_the_program_and_the_parts_sum_to_what_the_machine_counted(string engine)
    {
        for (var attempt = 1; ; attempt++)
        {
            // Without idle power, whose division among processes is a convention rather than a truth.
            using var machine = new SimulatedMachine(new() { PackageShares = [0.6, 0.4], IdlePower = default, DramIdlePower = default });
            var (record, charged) = await ProfileAsync(machine, engine);

            Assert.Equal("powercap", record.Meter.Name);
            Assert.Equal(Provenance.Measured, record.Meter.Provenance);
            Assert.Equal(charged.Total.Value, record.Energy.Total.Joules, Resolution);
            var deviation = record.Energy.Target.Joules / charged.Watched["target"].Value - 1;
            var figures = string.Create(CultureInfo.InvariantCulture,
                $"{record.Energy.Target.Joules:F3} J of {charged.Watched["target"].Value:F3} J charged ({deviation:P2}); total {record.Energy.Total.Joules:F6} J of {charged.Total.Value:F6} J.");
            TestContext.Current.TestOutputHelper?.WriteLine(figures);
            if (Math.Abs(deviation) <= 0.02)
                return;
            Assert.True(attempt < Attempts, figures);
        }
    }

    private async Task<(EnergyRecord Record, EnergyLedger Charged)> ProfileAsync(SimulatedMachine machine, string engine)
    {
        var target = await ServingTargetAsync();
        var other = await ServingTargetAsync();
        machine.Watch("target", target.Id);
        machine.Watch("other", other.Id);
        var tool = Tool("profile", "-p", target.Id.ToString(CultureInfo.InvariantCulture),
            "--engine", engine, "--powercap-root", machine.PowercapRoot, "-o", RecordFile);
        await tool.WaitForAsync(Begun);

        machine.Start();
        target.Order("burn 3");
        other.Order("burn 3");
        await target.WaitForAsync("done");
        await other.WaitForAsync("done");
        machine.Stop();

        tool.Signal(PosixSignal.SIGINT);
        await tool.EndAsync();
        ExitedWith(ExitCode.Success, tool);
        return (ReadRecord(), machine.Ledger);
    }
}
