using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using GreenCode.Cli;
using GreenCode.Profiler.Target;

namespace GreenCode.LiveTests;

/// <summary>What goes wrong around a profile; docs/methodology/robustness.md lists all of it.</summary>
public class FaultTests : LiveTest
{
    private const string Spin = "GreenCode.LiveTarget.Work.Spin";

    /// <summary>A process in a container knows itself and its threads by other numbers, and its temporary folder is another one.</summary>
    [Theory]
    [InlineData("auto")]
    [InlineData("eventpipe")]
    public async Task A_program_in_a_container_is_profiled_from_outside(string engine)
    {
        Assert.SkipUnless(Environment.UserName == "root" && File.Exists("/usr/bin/unshare"), "A namespace of process ids needs root and unshare.");
        var container = Start([], "unshare", "--pid", "--fork", "--mount-proc", Programs.Target, "busy", "60");
        await container.WaitUntilAsync(() => new ProcessTree(container.Id).Living.Any(id => id != container.Id && ProcessFacts.DiagnosticSocketOf(id) is not null), "its runtime was up");
        var inside = new ProcessTree(container.Id).Living.Single(id => id != container.Id);

        var tool = Tool("profile", "-p", inside.ToString(CultureInfo.InvariantCulture), "--engine", engine, "--duration", "3s", "-o", RecordFile);
        await tool.EndAsync();
        Process.GetProcessById(inside).Kill();

        ExitedWith(ExitCode.Success, tool);
        var record = ReadRecord();
        Assert.Equal(inside, record.Target.ProcessId);
        Assert.True(record.Methods.Single(method => method.Name == Spin).TotalJoules > 0.5 * record.Energy.Target.Joules, tool.Output);
    }

    /// <summary>The kernel's ring is full long before greencode goes on: samples are lost and counted, the energy is not.</summary>
    [Fact]
    public async Task Samples_that_are_lost_are_counted_and_cost_no_energy()
    {
        var target = await ServingTargetAsync();
        var tool = Tool("profile", "-p", target.Id.ToString(CultureInfo.InvariantCulture), "-o", RecordFile);
        await tool.WaitForAsync(Begun);

        Signals.Pause(tool.Id);
        target.Order("burn 2");
        await target.WaitForAsync("done");
        Signals.Resume(tool.Id);
        // The kernel tells how many were lost with the next sample that has room.
        await Task.Delay(500);
        target.Order("burn 0.5");
        await target.WaitUntilAsync(() => target.Output.Split("done").Length > 2, "it went on");
        tool.Signal(PosixSignal.SIGINT);
        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        var record = ReadRecord();
        Assert.True(record.Threads.Sum(thread => thread.CpuSeconds) > 1.9, "The CPU clocks know what the samples do not.");
        if (record.Engine.Name != "perf")
            return;
        Assert.True(record.Engine.Lost > 0);
        Assert.Contains(record.Notes, note => note.Contains("were lost", StringComparison.Ordinal));
        Assert.Contains(record.Methods, method => method.Name == Spin);
    }

    /// <summary>No sample is taken of a program that stands still, and what it did before is not forgotten.</summary>
    [Fact]
    public async Task A_program_that_is_paused_and_goes_on_costs_nothing_meanwhile()
    {
        var target = await ServingTargetAsync();
        var tool = Tool("profile", "-p", target.Id.ToString(CultureInfo.InvariantCulture), "-o", RecordFile);
        await tool.WaitForAsync(Begun);
        target.Order("burn 0.5");
        await target.WaitForAsync("done");

        Signals.Pause(target.Id);
        await Task.Delay(2000);
        Signals.Resume(target.Id);
        target.Order("burn 0.5");
        await target.WaitUntilAsync(() => target.Output.Split("done").Length > 2, "it went on");
        tool.Signal(PosixSignal.SIGINT);
        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        var record = ReadRecord();
        Assert.Contains(record.Timeline, window => window.TargetCpuSeconds == 0);
        Assert.True(record.Methods.Single(method => method.Name == Spin).CpuSeconds > 0.2);
    }
}
