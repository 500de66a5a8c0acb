using GreenCode.Profiler.CpuTime;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Tests.CpuTime;

/// <summary>The clocks of this process. Bounds are wide on the side where other tests or programs may add.</summary>
public class RealCpuClocksTests
{
    private const long Millisecond = 1_000_000;

    [Fact]
    public void CPU_time_shows_on_the_thread_that_used_it_and_on_the_process()
    {
        using var clocks = new CpuClocks(Environment.ProcessId);
        using var worker = new Worker("burning");
        using var sleeper = new Worker("sleeping");
        var before = clocks.Read();

        var burnt = worker.Burn(150);
        var after = clocks.Read();

        var used = Of(after, worker.Id) - Of(before, worker.Id);
        Assert.InRange(used, burnt - 10 * Millisecond, burnt + 10 * Millisecond);
        Assert.InRange(after.Processes[0].CpuNanoseconds - before.Processes[0].CpuNanoseconds, used, long.MaxValue);
        Assert.InRange(Of(after, sleeper.Id) - Of(before, sleeper.Id), 0, 5 * Millisecond);
        Assert.InRange(
            after.MachineBusyNanoseconds - before.MachineBusyNanoseconds, used - 30 * Millisecond, long.MaxValue);
        Assert.InRange(after.OwnNanoseconds - before.OwnNanoseconds, used, long.MaxValue);
    }

    [Fact]
    public void What_an_ended_thread_used_stays_on_the_process_clock()
    {
        using var clocks = new CpuClocks(Environment.ProcessId);
        var before = clocks.Read();
        long burnt;
        int id;
        using (var worker = new Worker("ending"))
        {
            id = worker.Id;
            burnt = worker.Burn(100);
        }

        var after = clocks.Read();

        Assert.DoesNotContain(id, after.Processes[0].Threads.Select(thread => thread.ThreadId));
        Assert.InRange(after.Processes[0].CpuNanoseconds - before.Processes[0].CpuNanoseconds, burnt, long.MaxValue);
    }

    [Fact]
    public void Threads_of_the_runtime_are_known_by_their_role()
    {
        using var clocks = new CpuClocks(Environment.ProcessId);
        using var worker = new Worker("a name of mine");
        clocks.Read();
        clocks.Read();

        Assert.Equal(ThreadRole.Main, clocks.Threads[Environment.ProcessId].Role);
        Assert.Equal(new(worker.Id, "a name of mine", ThreadRole.User, Environment.ProcessId), clocks.Threads[worker.Id]);
        var roles = clocks.Threads.Values.Select(thread => thread.Role).ToHashSet();
        Assert.Superset(new HashSet<ThreadRole> { ThreadRole.Finalizer, ThreadRole.Runtime, ThreadRole.Pool }, roles);
        // Every name that the runtime gives is known, so that no thread is taken for another's.
        Assert.All(
            clocks.Threads.Values.Where(thread => thread.Name?.StartsWith(".NET ", StringComparison.Ordinal) == true && thread.Role == ThreadRole.User),
            thread => Assert.Contains(thread.Name!, (string[])[".NET Long Runni", ".NET Sockets", ".NET File Watch"]));
    }

    [Fact]
    public void A_process_that_is_gone_has_no_clock() => Assert.Null(ProcessCpuClock.Read(int.MaxValue / 16));

    [Fact]
    public void The_clock_of_a_process_is_the_one_that_the_runtime_shows()
    {
        var before = Environment.CpuUsage.TotalTime;
        var clock = TimeSpan.FromTicks(ProcessCpuClock.Read(Environment.ProcessId)!.Value / 100);
        var after = Environment.CpuUsage.TotalTime;

        // The runtime reads a clock that is a tick coarser.
        Assert.InRange(clock, before - TimeSpan.FromMilliseconds(20), after + TimeSpan.FromMilliseconds(20));
    }

    private static long Of(CpuReading reading, int thread) => reading.Processes[0].Threads.Single(one => one.ThreadId == thread).CpuNanoseconds;
}
