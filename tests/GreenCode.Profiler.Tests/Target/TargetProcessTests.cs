using System.Globalization;
using System.Text;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler.Tests.Target;

/// <summary>The process itself; the live tests profile some.</summary>
public class TargetProcessTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    [Theory]
    [InlineData(int.MaxValue / 16)]
    [InlineData(-1)]
    [InlineData(0)]
    public void There_is_nobody_to_attach_to(int processId)
    {
        var refusal = Assert.Throws<TargetException>(() => TargetProcess.Attach(processId));

        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"There is no process {processId}. 'greencode ps' lists the .NET processes that can be attached to."), refusal.Message);
    }

    [Fact]
    public void A_process_that_is_no_dotnet_cannot_be_attached_to()
    {
        using var child = new Child("/bin/sleep", "60");

        var refusal = Assert.Throws<TargetException>(() => TargetProcess.Attach(child.Id));

        Assert.StartsWith($"Process {child.Id} (", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("It is not a .NET process, or it belongs to another user", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void This_very_process_can_be_attached_to_but_is_not_offered()
    {
        using var target = TargetProcess.Attach(Environment.ProcessId);

        Assert.Equal((Environment.ProcessId, false, false), (target.Id, target.IsLaunched, target.HasExited));
        Assert.Null(target.Command);
        Assert.Null(target.ExitCode);
        Assert.InRange(target.StartedAt!.Value, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.DoesNotContain(TargetProcess.Attachable(), process => process.Id == Environment.ProcessId);
    }

    [Fact]
    public async Task A_dotnet_program_is_launched_listens_is_offered_and_ends_when_it_is_asked_to()
    {
        using var output = new MemoryStream();
        using var target = TargetProcess.Launch([ChildProgram.Path, .. ChildProgram.Arguments], Interval, output);

        await target.WaitForRuntimeAsync(TestContext.Current.CancellationToken);
        Assert.Equal("GreenCode.Profiler.Tests", target.Name);
        Assert.Contains((target.Id, target.Name), TargetProcess.Attachable());
        Assert.EndsWith(" -waitForDebugger", target.Command, StringComparison.Ordinal);

        await target.EndAsync(TestContext.Current.CancellationToken);
        Assert.True(target.HasExited);
        Assert.Null(target.ExitCode);
    }

    [Fact]
    public async Task Its_output_is_passed_on_and_its_exit_code_told()
    {
        using var output = new MemoryStream();
        using var target = TargetProcess.Launch(["/bin/sh", "-c", "echo from the child; exit 3"], Interval, output);

        await target.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("from the child\n", Encoding.UTF8.GetString(output.ToArray()));
        Assert.Equal(3, target.ExitCode);
    }

    /// <summary>The runtime reads the number as hexadecimal.</summary>
    [Fact]
    public async Task The_runtimes_sampler_is_set_for_the_child()
    {
        using var output = new MemoryStream();
        using var target = TargetProcess.Launch(["/bin/sh", "-c", "echo $DOTNET_EventPipeThreadSamplingRate"], Interval, output);

        await target.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("A\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Theory]
    [InlineData("no-such-command-anywhere")]
    [InlineData("/tmp")]
    [InlineData("/no/such/path")]
    public void What_cannot_be_started_is_told_with_the_reason(string command)
    {
        var refusal = Assert.Throws<TargetException>(() => TargetProcess.Launch([command], Interval, null));

        Assert.StartsWith($"'{command}' could not be started: ", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("Check the command after '--'.", refusal.Message, StringComparison.Ordinal);
        Assert.False(refusal.HasFailed);
    }

    [Theory]
    [InlineData("true", false, "'true' ended with exit code 0 before it could be sampled.")]
    [InlineData("false", true, "'false' ended with exit code 1 before it could be sampled.")]
    public async Task A_program_that_ends_at_once_is_told_so(string command, bool hasFailed, string expected)
    {
        using var target = TargetProcess.Launch([command], Interval, null);

        var refusal = await Assert.ThrowsAsync<TargetException>(() => target.WaitForRuntimeAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(hasFailed, refusal.HasFailed);
    }

    [Fact]
    public async Task The_socket_of_an_earlier_process_of_the_same_id_is_not_taken_for_this_ones()
    {
        using var target = TargetProcess.Launch(["/bin/true"], Interval, null);
        using var stale = new StaleSocket(target.Id);

        await Assert.ThrowsAsync<TargetException>(() => target.WaitForRuntimeAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_process_that_has_the_id_of_an_earlier_one_with_a_socket_cannot_be_attached_to_and_is_not_offered()
    {
        using var child = new Child("/bin/sleep", "60");
        using var stale = new StaleSocket(child.Id);

        Assert.Throws<TargetException>(() => TargetProcess.Attach(child.Id));
        Assert.DoesNotContain(TargetProcess.Attachable(), process => process.Id == child.Id);
    }

    /// <summary>What a process that was killed leaves behind: its socket, which names its id and the time of its start.</summary>
    private sealed class StaleSocket : IDisposable
    {
        private readonly string _path;

        public StaleSocket(int processId)
        {
            _path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"dotnet-diagnostic-{processId}-12345-socket"));
            File.WriteAllText(_path, "");
        }

        public void Dispose() => File.Delete(_path);
    }
}
