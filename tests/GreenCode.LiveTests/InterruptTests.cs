using System.Runtime.InteropServices;
using GreenCode.Cli;

namespace GreenCode.LiveTests;

/// <summary>Ctrl+C and its like lose nothing.</summary>
public class InterruptTests : LiveTest
{
    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    public async Task An_interrupt_stops_the_profile_and_still_reports(PosixSignal signal)
    {
        var tool = Tool("profile", "-o", RecordFile, "--", Programs.Target, "busy", "60");
        var target = await ProfiledIdAsync(tool);
        await tool.WaitForAsync(Begun);

        tool.Signal(signal);
        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        Assert.True(ReadRecord().Energy.Target.Joules > 0);
        Assert.False(Signals.IsAlive(target));
    }

    [Fact]
    public async Task In_a_terminal_the_interrupt_reaches_the_program_as_well_which_does_not_count_as_its_failure()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/setsid"), "Needs setsid, to give the tool and its program a process group of their own.");
        var tool = Start([], "setsid", Programs.Tool, "profile", "-o", RecordFile, "--", Programs.Target, "busy", "60");
        var target = await ProfiledIdAsync(tool);
        await tool.WaitForAsync(Begun);

        Signals.SendToGroup(tool.Id, PosixSignal.SIGINT);
        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        Assert.True(ReadRecord().Energy.Target.Joules > 0);
    }

    [Fact]
    public async Task A_second_interrupt_ends_the_waiting_for_a_program_that_does_not_listen_and_still_reports()
    {
        var tool = Tool("profile", "-o", RecordFile, "--", Programs.Target, "stubborn", "60");
        var target = await ProfiledIdAsync(tool);
        await tool.WaitForAsync(Begun);

        tool.Signal(PosixSignal.SIGINT);
        await Task.Delay(500);
        tool.Signal(PosixSignal.SIGINT);
        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        Assert.Contains(ReadRecord().Notes, note => note.Contains("it was killed", StringComparison.Ordinal));
        Assert.False(Signals.IsAlive(target));
    }
}
