using GreenCode.Cli;
using GreenCode.Profiler.Alignment;
using GreenCode.TestKit.Power;

namespace GreenCode.LiveTests;

/// <summary>The idle power of a machine whose idle power is known, measured before a profile by the whole tool.</summary>
public class IdleBaselineTests : LiveTest
{
    // At its usual pace of a millisecond the simulator alone would keep a small machine from being at rest.
    private static readonly SimulatedMachineOptions Machine = new() { UpdatePeriod = TimeSpan.FromMilliseconds(10) };

    /// <summary>A machine that runs tests is not always at rest; then the tool refuses, as it should.</summary>
    private const int Attempts = 5;

    [Fact]
    public async Task What_flows_without_work_is_told_apart_from_what_the_program_spent()
    {
        using var machine = new SimulatedMachine(Machine);
        machine.Start();
        for (var attempt = 1; ; attempt++)
        {
            var tool = Tool("profile", "--idle-baseline", "2s", "--powercap-root", machine.PowercapRoot, "-o", RecordFile, "--", Programs.Target, "busy", "1");
            await tool.EndAsync();
            if (tool.ExitCode != (int)ExitCode.Refused)
            {
                ExitedWith(ExitCode.Success, tool);
                break;
            }

            Assert.SkipUnless(attempt < Attempts, $"The machine was never at rest: {tool.Error}");
        }

        var record = ReadRecord();
        Assert.Contains(record.Notes, note => note.StartsWith("An idle power of ", StringComparison.Ordinal));
        // Up to 5 % of the processors may have worked meanwhile, and their energy is then taken for idle energy.
        var atRest = Machine.IdlePower.Value + Machine.DramIdlePower.Value;
        var most = atRest + IdleBaseline.MostBusyShare * Environment.ProcessorCount * (Machine.PowerPerBusyCpu.Value + Machine.DramPowerPerBusyCpu.Value);
        Assert.InRange(record.Energy.Idle.Joules / record.DurationSeconds, 0.98 * atRest, 1.02 * most);
    }

    [Fact]
    public async Task A_busy_machine_has_no_idle_power_and_the_tool_says_so()
    {
        using var machine = new SimulatedMachine(Machine);
        var other = await ServingTargetAsync();
        machine.Start();
        other.Order("burn 8");
        var tool = Tool("profile", "--idle-baseline", "1s", "--powercap-root", machine.PowercapRoot, "-o", RecordFile, "--", Programs.Target, "busy", "1");
        await tool.EndAsync();
        ExitedWith(ExitCode.Refused, tool);
        Assert.Contains("busy while its idle power was to be measured", tool.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(RecordFile));
    }
}
