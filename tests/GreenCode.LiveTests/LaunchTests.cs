using GreenCode.Cli;
using GreenCode.Profiler.Reporting;

namespace GreenCode.LiveTests;

/// <summary>A program that greencode starts itself.</summary>
public class LaunchTests : LiveTest
{
    [Theory]
    [InlineData("auto")]
    [InlineData("eventpipe")]
    public async Task A_launched_program_is_profiled_until_it_ends(string engine)
    {
        var tool = Tool("profile", "--engine", engine, "-o", RecordFile, "--", Programs.Target, "busy", "3", "2");

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        var record = ReadRecord();
        Assert.Equal("GreenCode.LiveTarget", record.Target.Name);
        Assert.Equal(0, record.Target.ExitCode);
        Assert.NotNull(record.Target.RuntimeVersion);
        var spin = Assert.Single(record.Methods, method => method.Name == "GreenCode.LiveTarget.Work.Spin");
        Assert.True(spin.SelfJoules > 0.5 * record.Methods.Sum(method => method.SelfJoules), "Where nothing else works, it is the dearest.");
        Assert.Contains("GreenCode.LiveTarget.Work.Spin", tool.Output, StringComparison.Ordinal);
    }

    /// <summary>A chain of frame pointers lacks the callers of methods that keep none.</summary>
    [Fact]
    public async Task Callers_of_small_methods_are_not_left_out()
    {
        var tool = Tool("profile", "--engine", "auto", "-o", RecordFile, "--", Programs.Target, "call", "3");

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        var record = ReadRecord();
        foreach (var (caller, callee) in (ReadOnlySpan<(string, string)>)[("CallsALeaf", "Leaf"), ("CallsAWrapper", "Wrapper"), ("Wrapper", "Loop")])
        {
            var (frames, nodes) = (record.CallTree.Frames, record.CallTree.Nodes);
            var total = nodes.Where(node => IsOf(node, callee)).Sum(node => node.TotalJoules);
            var called = nodes.Where(node => IsOf(node, callee) && IsOf(nodes[node.Parent], caller)).Sum(node => node.TotalJoules);
            Assert.True(total > 0.05 * record.Energy.Target.Joules, $"{callee} works: it has {total} of {record.Energy.Target.Joules} joules.");
            Assert.True(called > 0.95 * total, $"Only {caller} calls {callee}, but only {called} of its {total} joules stand below it.");

            bool IsOf(CallTreeNode node, string method) => frames[node.Frame].Name == $"GreenCode.LiveTarget.SmallMethods.{method}";
        }
    }

    [Fact]
    public async Task A_program_of_many_threads_is_profiled()
    {
        var tool = Tool("profile", "-o", RecordFile, "--", Programs.Target, "busy", "3", "200");

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        Assert.True(ReadRecord().Threads.Length >= 200);
    }

    [Fact]
    public async Task Its_output_goes_where_ours_goes()
    {
        var tool = Tool("profile", "--", Programs.Target, "print", "1.5");

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        Assert.Contains("first line on standard output", tool.Output, StringComparison.Ordinal);
        Assert.Contains("last line on standard output", tool.Output, StringComparison.Ordinal);
        Assert.Contains("first line on standard error", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_data_on_standard_output_its_output_and_the_summary_go_to_standard_error()
    {
        var tool = Tool("profile", "-o", "-", "--", Programs.Target, "print", "1.5");

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        await File.WriteAllTextAsync(RecordFile, tool.Output);
        Assert.Equal("GreenCode.LiveTarget", ReadRecord().Target.Name);
        Assert.Contains("last line on standard output", tool.Error, StringComparison.Ordinal);
        Assert.Contains("Where the machine's energy went", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_exits_with_another_code_than_0_is_reported_and_shows_in_our_exit_code()
    {
        var tool = Tool("profile", "-o", RecordFile, "--", Programs.Target, "exit", "1.5", "7");

        await tool.EndAsync();

        ExitedWith(ExitCode.TargetFailed, tool);
        Assert.Contains("The target ended with exit code 7.", tool.Error, StringComparison.Ordinal);
        Assert.Equal(7, ReadRecord().Target.ExitCode);
    }

    [Fact]
    public async Task A_program_that_crashes_is_reported_and_shows_in_our_exit_code()
    {
        var tool = Tool("profile", "-o", RecordFile, "--", Programs.Target, "crash", "1.5");

        await tool.EndAsync();

        ExitedWith(ExitCode.TargetFailed, tool);
        Assert.True(ReadRecord().Energy.Target.Joules > 0);
    }

    [Fact]
    public async Task A_program_that_is_killed_meanwhile_is_reported()
    {
        var tool = Tool("profile", "-o", RecordFile, "--", Programs.Target, "busy", "60");
        var target = await ProfiledIdAsync(tool);
        await tool.WaitForAsync(Begun);

        Signals.SendKill(target);
        await tool.EndAsync();

        ExitedWith(ExitCode.TargetFailed, tool);
        Assert.Equal(128 + 9, ReadRecord().Target.ExitCode);
    }

    [Fact]
    public async Task A_program_that_runs_longer_than_the_profile_is_ended_and_has_not_failed()
    {
        var tool = Tool("profile", "--duration", "1s", "-o", RecordFile, "--", Programs.Target, "busy", "60");
        var target = await ProfiledIdAsync(tool);

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        Assert.Null(ReadRecord().Target.ExitCode);
        Assert.False(Signals.IsAlive(target));
    }

    [Fact]
    public async Task A_program_that_does_not_listen_when_it_is_asked_to_end_is_killed_and_the_record_says_so()
    {
        var tool = Tool("profile", "--duration", "1s", "-o", RecordFile, "--", Programs.Target, "stubborn", "60");
        var target = await ProfiledIdAsync(tool);

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        Assert.Contains(ReadRecord().Notes, note => note.Contains("it was killed", StringComparison.Ordinal));
        Assert.False(Signals.IsAlive(target));
    }

    [Fact]
    public async Task A_child_that_outlives_the_program_with_its_output_does_not_keep_the_report_waiting()
    {
        var tool = Tool("profile", "-o", "-", "--", Programs.Target, "leave-child", "1.5", "600");
        var target = await ProfiledIdAsync(tool);
        await tool.WaitUntilAsync(() => Children(target).Any(), "the target had a child");
        var child = Children(target).Single();

        try
        {
            // The child holds our standard error as well, so the end of the streams is not waited for.
            await tool.WaitUntilAsync(() => tool.Output.EndsWith('}'), "the record was written");
        }
        finally
        {
            Signals.SendKill(child);
        }

        await tool.EndAsync();
        ExitedWith(ExitCode.Success, tool);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_a_sentence()
    {
        var tool = Tool("profile", "--", "no-such-program-anywhere");

        await tool.EndAsync();

        ExitedWith(ExitCode.BadInput, tool);
        Assert.Contains("'no-such-program-anywhere' could not be started", tool.Error, StringComparison.Ordinal);
        Assert.Empty(tool.Output);
    }

    [Theory]
    [InlineData("true", ExitCode.BadInput)]
    [InlineData("false", ExitCode.TargetFailed)]
    public async Task A_program_that_ends_at_once_and_is_not_for_dotnet_is_a_sentence(string program, ExitCode expected)
    {
        var tool = Tool("profile", "-o", RecordFile, "--", program);

        await tool.EndAsync();

        ExitedWith(expected, tool);
        Assert.Contains($"'{program}' ended with exit code", tool.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(RecordFile));
    }

    [Fact]
    public async Task A_program_that_is_not_for_dotnet_is_interrupted_with_us_and_does_not_stay_behind()
    {
        var tool = Tool("profile", "--", "sleep", "600");
        var target = await ProfiledIdAsync(tool);

        tool.Signal(System.Runtime.InteropServices.PosixSignal.SIGINT);
        await tool.EndAsync();

        ExitedWith(ExitCode.Interrupted, tool);
        Assert.False(Signals.IsAlive(target));
    }

    [Fact]
    public async Task A_program_without_diagnostics_is_refused_and_does_not_stay_behind()
    {
        var tool = Start([("DOTNET_EnableDiagnostics", "0")], "sh", "-c", $"exec \"{Programs.Tool}\" profile -- \"{Programs.Target}\" sleep 600");
        var target = await ProfiledIdAsync(tool);

        await tool.EndAsync();

        ExitedWith(ExitCode.BadInput, tool);
        Assert.Contains("DOTNET_EnableDiagnostics=0", tool.Error, StringComparison.Ordinal);
        Assert.False(Signals.IsAlive(target));
    }

    private static IEnumerable<int> Children(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/task/{processId}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return [];
        }
    }
}
