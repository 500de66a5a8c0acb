using System.Globalization;
using GreenCode.Cli;

namespace GreenCode.LiveTests;

/// <summary>Targets that consist of several processes.</summary>
public class ProcessTreeTests : LiveTest
{
    private const string Spin = "GreenCode.LiveTarget.Work.Spin";

    [Theory]
    [InlineData("auto")]
    [InlineData("eventpipe")]
    public async Task Children_and_grandchildren_are_part_of_a_launched_program_and_each_is_told_apart(string engine)
    {
        var tool = Tool("profile", "--engine", engine, "-o", RecordFile, "--", Programs.Target, "fork", "4", "2");

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        var record = ReadRecord();
        Assert.Equal(3, record.Processes.Length);
        Assert.All(record.Processes, process =>
        {
            Assert.Equal("GreenCode.LiveTarget", process.Name);
            Assert.NotNull(process.RuntimeVersion);
            Assert.True(process.Joules > 0.1 * record.Energy.Target.Joules, $"{process} spent next to nothing of {record.Energy.Target.Joules} J.");
        });
        Assert.Equal(record.Energy.Target.Joules, record.Processes.Sum(process => process.Joules), 1e-9 * record.Energy.Target.Joules);
        Assert.Single(record.Methods, method => method.Name == Spin);
        Assert.Equal(3, record.CallTree.Nodes.Count(node => node.Parent < 0 && record.CallTree.Frames[node.Frame].Kind == "process"));
        Assert.Contains("Processes", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_starts_programs_is_profiled_by_what_they_do()
    {
        var tool = Tool("profile", "-o", RecordFile, "--", "sh", "-c", $"'{Programs.Target}' busy 3; '{Programs.Target}' busy 3");

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        var record = ReadRecord();
        Assert.Equal(["GreenCode.LiveTarget", "GreenCode.LiveTarget", "sh"], record.Processes.Select(process => process.Name).Order());
        Assert.True(record.Methods.Single(method => method.Name == Spin).SelfJoules > 0.2 * record.Energy.Target.Joules);
    }

    [Fact]
    public async Task A_program_that_becomes_another_one_is_profiled_as_that()
    {
        var tool = Tool("profile", "-o", RecordFile, "--", "sh", "-c", $"sleep 0.5; exec '{Programs.Target}' busy 4");

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        var record = ReadRecord();
        Assert.Equal("GreenCode.LiveTarget", record.Processes[0].Name);
        Assert.Equal(record.Target.ProcessId, record.Processes[0].Id);
        Assert.Contains(record.Methods, method => method.Name == Spin && method.SelfJoules > 0);
    }

    [Fact]
    public async Task A_running_program_is_profiled_with_the_children_that_it_has()
    {
        var target = Start([], Programs.Target, "fork", "60", "1");
        await target.WaitUntilAsync(() => ChildrenOf(target.Id).Any(), "it had a child");

        var tool = Tool("profile", "-p", target.Id.ToString(CultureInfo.InvariantCulture), "--duration", "3s", "-o", RecordFile);
        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        Assert.Equal(2, ReadRecord().Processes.Length);
        Assert.False(target.HasExited);
    }

    /// <summary>Runtimes that wait at their start for a profiler would wait for ever when it is gone.</summary>
    [Fact]
    public async Task When_greencode_is_killed_children_that_start_later_are_not_frozen()
    {
        var tool = Tool("profile", "-o", RecordFile, "--", "sh", "-c", $"'{Programs.Target}' serve; '{Programs.Target}' busy 0.1; touch '{Folder}/went-on'");
        await tool.WaitForAsync(Begun);

        tool.Kill();
        tool.CloseInput();
        await tool.EndAsync();

        for (var i = 0; i < 900 && !File.Exists(Path.Combine(Folder, "went-on")); i++)
            await Task.Delay(100);
        Assert.True(File.Exists(Path.Combine(Folder, "went-on")));
    }

    [Fact]
    public async Task Threads_by_the_thousand_that_live_for_a_moment_are_accounted_for()
    {
        var tool = Tool("profile", "-o", RecordFile, "--", Programs.Target, "short-threads", "4");

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        var record = ReadRecord();
        if (record.Engine.Name == "perf")
            Assert.Contains(record.Methods, method => method.Name == "GreenCode.LiveTarget.Work.SpinBriefly" && method.SelfJoules > 0);
    }

    private static IEnumerable<string> ChildrenOf(int processId) =>
        Directory.EnumerateDirectories($"/proc/{processId}/task").SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
