using System.Globalization;
using System.Runtime.InteropServices;
using GreenCode.Cli;

namespace GreenCode.LiveTests;

/// <summary>A program that runs already.</summary>
public class AttachTests : LiveTest
{
    [Theory]
    [InlineData("auto")]
    [InlineData("eventpipe")]
    public async Task A_running_program_is_profiled_and_goes_on(string engine)
    {
        var target = await ServingTargetAsync();
        var tool = Tool("profile", "-p", Id(target), "--engine", engine, "-o", RecordFile);
        await tool.WaitForAsync(Begun);

        target.Order("burn 1");
        await target.WaitForAsync("done");
        tool.Signal(PosixSignal.SIGINT);
        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        var record = ReadRecord();
        Assert.Equal(target.Id, record.Target.ProcessId);
        Assert.Null(record.Target.Command);
        Assert.Contains(record.Methods, method => method.Name == "GreenCode.LiveTarget.Work.Spin" && method.SelfJoules > 0);
        Assert.False(target.HasExited);
    }

    [Fact]
    public async Task A_running_program_is_found_by_its_name()
    {
        var target = await ServingTargetAsync();

        var tool = Tool("profile", "-n", UniqueName.ToUpperInvariant(), "--duration", "1s", "-o", RecordFile);
        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        Assert.Equal(target.Id, ReadRecord().Target.ProcessId);
    }

    [Fact]
    public async Task Two_programs_of_one_name_are_both_told_with_their_ids()
    {
        var one = await ServingTargetAsync();
        var two = await ServingTargetAsync();

        var tool = Tool("profile", "-n", UniqueName);
        await tool.EndAsync();

        ExitedWith(ExitCode.BadInput, tool);
        Assert.Contains(Id(one), tool.Error, StringComparison.Ordinal);
        Assert.Contains(Id(two), tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nothing_has_is_a_sentence()
    {
        var tool = Tool("profile", "-n", "NoSuchService");
        await tool.EndAsync();

        ExitedWith(ExitCode.BadInput, tool);
        Assert.Contains("No .NET process called 'NoSuchService'", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ps_lists_the_programs_that_can_be_attached_to()
    {
        var target = await ServingTargetAsync();

        var tool = Tool("ps");
        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        Assert.Contains($"{target.Id,8}  {UniqueName}", tool.Output.Split('\n'));
    }

    [Fact]
    public async Task A_process_that_is_gone_is_a_sentence()
    {
        var target = await ServingTargetAsync();
        target.Kill();
        await target.EndAsync();

        var tool = Tool("profile", "-p", Id(target), "-o", RecordFile);
        await tool.EndAsync();

        ExitedWith(ExitCode.BadInput, tool);
        Assert.Contains($"There is no process {target.Id}.", tool.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(RecordFile));
    }

    [Fact]
    public async Task A_process_that_is_not_of_dotnet_is_a_sentence()
    {
        var target = Start([], "sleep", "600");

        var tool = Tool("profile", "-p", Id(target));
        await tool.EndAsync();

        ExitedWith(ExitCode.BadInput, tool);
        Assert.Contains($"Process {target.Id} (sleep) has no diagnostic socket that we can see. It is not a .NET process", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_without_diagnostics_is_a_sentence()
    {
        var target = await ServingTargetAsync(("DOTNET_EnableDiagnostics", "0"));

        var tool = Tool("profile", "-p", Id(target));
        await tool.EndAsync();

        ExitedWith(ExitCode.BadInput, tool);
        Assert.Contains("DOTNET_EnableDiagnostics=0", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_with_another_temporary_folder_is_found_all_the_same()
    {
        using var elsewhere = new TemporaryFolder();
        var target = await ServingTargetAsync(("TMPDIR", elsewhere.Path));

        var tool = Tool("profile", "-p", Id(target), "--duration", "1s", "-o", RecordFile);
        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        Assert.Equal(target.Id, ReadRecord().Target.ProcessId);
    }

    [Fact]
    public async Task A_process_of_another_user_is_refused_in_a_sentence()
    {
        var target = await ServingTargetAsync();

        var tool = ToolAsNobody("profile", "-p", Id(target));
        await tool.EndAsync();

        ExitedWith(ExitCode.Refused, tool);
        Assert.Contains("It must be a .NET process of the same user", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_ends_meanwhile_is_reported()
    {
        var target = await ServingTargetAsync();
        var tool = Tool("profile", "-p", Id(target), "-o", RecordFile);
        await tool.WaitForAsync(Begun);

        target.Order("exit 7");
        await tool.EndAsync();

        // Only a parent learns the exit code.
        ExitedWith(ExitCode.Success, tool);
        var record = ReadRecord();
        Assert.Null(record.Target.ExitCode);
        Assert.Contains(record.Notes, note => note.Contains("the target has exited", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_that_is_killed_meanwhile_is_reported()
    {
        var target = await ServingTargetAsync();
        var tool = Tool("profile", "-p", Id(target), "-o", RecordFile);
        await tool.WaitForAsync(Begun);
        target.Order("burn 1");
        await target.WaitForAsync("done");

        target.Kill();
        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        Assert.Contains(ReadRecord().Methods, method => method.Name == "GreenCode.LiveTarget.Work.Spin");
    }

    [Fact]
    public async Task A_program_that_is_paused_meanwhile_is_reported_when_the_duration_is_over()
    {
        var target = await ServingTargetAsync();
        var tool = Tool("profile", "-p", Id(target), "--duration", "3s", "-o", RecordFile);
        await tool.WaitForAsync(Begun);
        target.Order("burn 0.5");
        await target.WaitForAsync("done");

        Signals.Pause(target.Id);
        await tool.EndAsync();
        Signals.Resume(target.Id);

        ExitedWith(ExitCode.Success, tool);
        Assert.Contains(ReadRecord().Methods, method => method.Name == "GreenCode.LiveTarget.Work.Spin");
        target.Order("burn 0.1");
    }

    [Fact]
    public async Task The_wait_for_a_paused_program_can_be_interrupted()
    {
        var target = await ServingTargetAsync();
        Signals.Pause(target.Id);
        var tool = Tool("profile", "-p", Id(target), "-o", RecordFile);
        await ProfiledIdAsync(tool);
        await Task.Delay(500);

        tool.Signal(PosixSignal.SIGINT);
        await tool.EndAsync();
        Signals.Resume(target.Id);

        ExitedWith(ExitCode.Interrupted, tool);
        Assert.Contains("Interrupted before anything could be reported.", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_profilers_can_look_at_one_program()
    {
        var target = await ServingTargetAsync();
        var second = Path.Combine(Folder, "second.greencode.json");
        var tools = new[] { Tool("profile", "-p", Id(target), "-o", RecordFile), Tool("profile", "-p", Id(target), "-o", second) };
        foreach (var tool in tools)
            await tool.WaitForAsync(Begun);

        target.Order("burn 1");
        await target.WaitForAsync("done");
        foreach (var tool in tools)
        {
            tool.Signal(PosixSignal.SIGINT);
            await tool.EndAsync();
            ExitedWith(ExitCode.Success, tool);
        }

        Assert.All([ReadRecord(), ReadRecord(second)], record =>
            Assert.Contains(record.Methods, method => method.Name == "GreenCode.LiveTarget.Work.Spin"));
    }

    [Fact]
    public async Task When_greencode_is_killed_the_program_goes_on_and_nothing_is_left_in_the_temporary_folder()
    {
        var target = await ServingTargetAsync();
        var before = Leftovers.ToList();
        var tool = Tool("profile", "-p", Id(target), "-o", RecordFile);
        await tool.WaitForAsync(Begun);

        tool.Kill();
        await tool.EndAsync();

        target.Order("burn 0.2");
        await target.WaitForAsync("done");
        Assert.Equal(before, Leftovers.Except(SocketsOf(tool.Id)));
    }

    private static string Id(Running process) => process.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The runtime of a killed process leaves its own sockets behind, whatever program it runs.</summary>
    private IEnumerable<string> SocketsOf(int processId) => Leftovers.Where(name =>
        name.StartsWith($"dotnet-diagnostic-{processId}-", StringComparison.Ordinal) || name.StartsWith($"clr-debug-pipe-{processId}-", StringComparison.Ordinal));
}
