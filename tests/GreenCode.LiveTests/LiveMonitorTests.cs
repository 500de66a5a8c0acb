using GreenCode.Cli;

namespace GreenCode.LiveTests;

/// <summary><c>profile --live</c> in a pseudo terminal (util-linux' script) and in a pipe.</summary>
public class LiveMonitorTests : LiveTest
{
    [Fact]
    public async Task In_a_terminal_keys_switch_the_view_pause_mark_a_phase_and_stop()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "Needs the program 'script' of util-linux, which makes pseudo terminals.");
        var tool = Start([("NO_COLOR", "1"), ("TERM", "xterm")], "/usr/bin/script", "-qec",
            $"stty cols 80 rows 24; '{Programs.Tool}' profile --live -o '{RecordFile}' -- '{Programs.Target}' busy 60", "/dev/null");
        await tool.WaitForAsync("Method (self)");

        tool.Type("v");
        await tool.WaitForAsync("No HTTP requests were seen yet.");
        tool.Type("v");
        await tool.WaitForAsync("Share  Thread");
        tool.Type("m");
        await tool.WaitForAsync("phase 2");
        tool.Type("p");
        await tool.WaitForAsync("PAUSED");
        tool.Type("q");
        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        var record = ReadRecord();
        Assert.Equal(["phase 1", "phase 2"], record.Phases.Select(phase => phase.Name));
        Assert.Equal(record.Energy.Target.Joules, record.Phases.Sum(phase => phase.Joules), 1e-6 * record.Energy.Target.Joules);
        // The screen is given back before the report.
        Assert.True(tool.Output.IndexOf("\e[?1049l", StringComparison.Ordinal) < tool.Output.IndexOf("Where the machine's energy went", StringComparison.Ordinal));
        Assert.DoesNotContain("\e[3", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_pipe_there_is_a_line_for_each_second_without_escape_sequences()
    {
        var tool = Tool("profile", "--live", "-o", RecordFile, "--", Programs.Target, "busy", "3");

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        Assert.Contains(" s  target ", tool.Error, StringComparison.Ordinal);
        Assert.Contains("most now: ", tool.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', tool.Error);
        Assert.Empty(ReadRecord().Phases);
    }
}
