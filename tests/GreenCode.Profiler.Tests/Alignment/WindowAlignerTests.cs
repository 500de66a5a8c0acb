using GreenCode.Energy;
using GreenCode.Profiler.Alignment;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Tests.Alignment;

/// <summary>Single faults of clocks and samplers; Attribution/ConservationTests has the laws on whole runs.</summary>
public class WindowAlignerTests
{
    private const long Millisecond = 1_000_000;
    private const int A = 11, B = 22;

    private readonly CallPaths _paths = new();
    private readonly WindowAligner _aligner;
    private readonly int _work;
    private readonly int _wait;

    public WindowAlignerTests()
    {
        _aligner = new(id => new(id, null, ThreadRole.User), _paths);
        _work = _paths.Child(CallPaths.Root, 1);
        _wait = _paths.Child(CallPaths.Root, 2);
    }

    [Fact]
    public void The_first_tick_begins_the_first_window_and_ends_none()
    {
        Assert.Null(_aligner.Close(Tick(0, target: 500, machine: 9_000, threads: [(A, 400)])));

        var window = Close(50, target: 520, machine: 9_050, threads: [(A, 415)]);
        Assert.Equal((15, 5, 30), (window.Threads[0].CpuNanoseconds / Millisecond, window.EndedCpuNanoseconds / Millisecond, window.OtherCpuNanoseconds / Millisecond));
        Assert.Equal((0, 50), (window.Start.Nanoseconds / Millisecond, window.Length.TotalMilliseconds));
    }

    [Fact]
    public void A_thread_that_began_since_counts_from_zero()
    {
        Begin(target: 100, threads: []);

        Assert.Equal([(A, 7)], Cpu(Close(50, target: 107, threads: [(A, 7)])));
    }

    [Fact]
    public void A_thread_id_that_is_used_again_counts_from_zero_again()
    {
        Begin(target: 100, threads: [(A, 90)]);
        Close(50, target: 100, threads: []);

        var window = Close(100, target: 107, threads: [(A, 7)]);

        Assert.Equal([(A, 7)], Cpu(window));
        Assert.Equal(0, window.EndedCpuNanoseconds);
    }

    /// <summary>The list of a process's threads is not read at one moment: one can be overlooked while others come and go.</summary>
    [Fact]
    public void A_thread_that_was_overlooked_at_first_does_not_bring_its_past_along()
    {
        Begin(target: 3_600_100, threads: [(B, 100)]);

        var window = Close(50, target: 3_600_130, threads: [(A, 3_600_010), (B, 120)]);

        Assert.Equal([(A, 10), (B, 20)], Cpu(window));
        Assert.Equal(0, window.EndedCpuNanoseconds);
        Assert.Equal([(A, 5)], Cpu(Close(100, target: 3_600_135, threads: [(A, 3_600_015), (B, 120)])));
    }

    [Fact]
    public void What_ended_threads_used_is_told_by_the_process_clock()
    {
        Begin(target: 100, threads: [(A, 60), (B, 40)]);

        var window = Close(50, target: 130, threads: [(B, 45)]);

        Assert.Equal([(B, 5)], Cpu(window));
        Assert.Equal(25, window.EndedCpuNanoseconds / Millisecond);
    }

    [Fact]
    public void A_process_that_began_since_counts_from_zero_and_each_has_its_own_ended_threads()
    {
        _aligner.Close(Tick(0, new ProcessCpu(1, 100 * Millisecond, [new(A, 90 * Millisecond)])));

        var window = _aligner.Close(Tick(
            50, new ProcessCpu(1, 125 * Millisecond, [new(A, 110 * Millisecond)]), new ProcessCpu(2, 30 * Millisecond, [new(B, 20 * Millisecond)])))!;

        Assert.Equal([(A, 20), (B, 20)], Cpu(window));
        Assert.Equal([new(1, 5 * Millisecond), new(2, 10 * Millisecond)], window.Ended);
    }

    [Fact]
    public void A_process_that_has_ended_takes_nothing_back_and_its_number_may_come_again()
    {
        _aligner.Close(Tick(0, new ProcessCpu(1, 0, []), new ProcessCpu(2, 500 * Millisecond, [new(B, 500 * Millisecond)])));

        Assert.Empty(_aligner.Close(Tick(50, new ProcessCpu(1, 0, [])))!.Threads);
        Assert.Equal([(B, 7)], Cpu(_aligner.Close(Tick(100, new ProcessCpu(1, 0, []), new ProcessCpu(2, 7 * Millisecond, [new(B, 7 * Millisecond)])))!));
    }

    [Fact]
    public void A_coarse_machine_clock_moves_time_to_the_next_window_and_loses_none()
    {
        Begin(target: 0, machine: 1_000, threads: [(A, 0)]);
        var others = new List<long>();
        for (var i = 1; i <= 20; i++)
            others.Add(Close(50 * i, target: 7 * i, machine: 1_000 + 13 * i / 10 * 10, threads: [(A, 7 * i)]).OtherCpuNanoseconds / Millisecond);

        Assert.All(others, other => Assert.True(other >= 0));
        Assert.Equal(120, others.Sum());
    }

    [Fact]
    public void The_profilers_own_time_waits_for_a_machine_clock_that_shows_it()
    {
        Begin(target: 0, machine: 0, own: 100, threads: []);

        Assert.Equal(0, Close(50, target: 0, machine: 0, own: 104, threads: []).OwnCpuNanoseconds);
        Assert.Equal(8 * Millisecond, Close(100, target: 0, machine: 20, own: 108, threads: []).OwnCpuNanoseconds);
    }

    [Fact]
    public void Samples_up_to_a_tick_belong_to_the_window_that_it_ends()
    {
        foreach (var time in (long[])[-5, 0, 1, 50, 51, 99])
            Sample(A, time, _work, SampleKind.OnCpu);
        Begin(target: 0, threads: [(A, 0)]);

        Assert.Equal(2, Close(50, target: 10, threads: [(A, 10)]).Threads[0].Paths[0].Samples);
        Assert.Equal(2, Close(100, target: 20, threads: [(A, 20)]).Threads[0].Paths[0].Samples);
    }

    [Fact]
    public void Each_sample_on_a_CPU_weighs_the_same()
    {
        Begin(target: 0, threads: [(A, 0)]);
        foreach (var time in (long[])[1, 2, 40])
            Sample(A, time, _work, SampleKind.OnCpu);
        Sample(A, 41, _wait, SampleKind.OnCpuInKernel);

        var paths = Close(50, target: 10, threads: [(A, 10)]).Threads[0].Paths;
        Assert.Equal([(_work, 3.0, 3), (_wait, 1.0, 1)], paths.Select(path => (path.Path, path.Weight, path.Samples)));
    }

    /// <summary>A running thread's clock is brought up to date every few milliseconds.</summary>
    [Fact]
    public void A_sample_on_a_CPU_waits_for_the_threads_clock_to_show_it()
    {
        Begin(target: 0, threads: [(A, 0)]);
        Sample(A, 49, _work, SampleKind.OnCpu);

        Assert.Empty(Close(50, target: 1, threads: [(A, 0)]).Threads);
        Assert.Equal(1, Close(100, target: 3, threads: [(A, 3)]).Threads[0].Paths[0].Samples);
    }

    [Fact]
    public void A_sample_on_a_CPU_that_no_clock_ever_shows_is_dropped_after_a_window()
    {
        Begin(target: 0, threads: [(A, 0)]);
        Sample(A, 49, _work, SampleKind.OnCpu);
        Close(50, target: 0, threads: [(A, 0)]);
        Close(100, target: 0, threads: [(A, 0)]);

        Assert.Empty(Close(150, target: 3, threads: [(A, 3)]).Threads[0].Paths);
    }

    [Fact]
    public void A_place_where_threads_stand_still_gets_little_when_another_place_is_seen_with_it()
    {
        Begin(target: 0, threads: [(A, 0)]);
        var time = 0L;
        // Half of the windows it only waits, and its clock stands still.
        for (var window = 1; window <= 40; window++)
        {
            for (var i = 0; i < 10; i++)
                Sample(A, time += 5, window % 2 == 1 || i < 5 ? _wait : _work, SampleKind.Managed);
            var cpu = window / 2 * 25;
            var closed = Close(time, target: cpu, threads: [(A, cpu)]);
            if (window == 40)
            {
                var paths = closed.Threads[0].Paths.ToDictionary(path => path.Path, path => path.Weight);
                Assert.True(paths[_wait] < 0.05 * paths[_work], $"{paths[_wait]} is not little beside {paths[_work]}.");
            }
        }
    }

    [Fact]
    public void What_ended_threads_used_belongs_where_such_threads_were_seen()
    {
        Begin(target: 0, threads: [(A, 0)]);
        Sample(B, 10, _work, SampleKind.OnCpu);
        Sample(B, 20, _wait, SampleKind.OnCpu);
        Sample(A, 30, _wait, SampleKind.OnCpu);

        var window = Close(50, target: 50, threads: [(A, 20)]);

        Assert.Equal([(0, 30), (A, 20)], Cpu(window));
        Assert.Equal(0, window.EndedCpuNanoseconds);
        Assert.Equal([_work, _wait], window.Threads.Single(thread => thread.Thread.IsEnded).Paths.Select(path => path.Path));
    }

    [Fact]
    public void What_ended_threads_used_unseen_stays_apart()
    {
        Begin(target: 0, threads: [(A, 0)]);

        Assert.Equal(30, Close(50, target: 50, threads: [(A, 20)]).EndedCpuNanoseconds / Millisecond);
    }

    /// <summary>Their clocks are gone: that they were seen says nothing about waiting.</summary>
    [Fact]
    public void Ended_threads_without_CPU_time_teach_nothing()
    {
        Begin(target: 0, threads: [(A, 0)]);
        var time = 0L;
        for (var window = 1; window <= 40; window++)
        {
            for (var i = 0; i < 10; i++)
                Sample(100 + window, time += 5, _work, SampleKind.Managed);
            Close(time, target: 0, threads: [(A, 0)]);
        }

        for (var i = 0; i < 10; i++)
            Sample(A, time += 5, i % 2 == 0 ? _work : _wait, SampleKind.Managed);

        var paths = Close(time, target: 50, threads: [(A, 50)]).Threads[0].Paths;
        Assert.Equal(paths[0].Weight, paths[1].Weight, tolerance: 1e-9);
    }

    [Fact]
    public void The_interval_of_the_sampler_is_measured()
    {
        Assert.Null(_aligner.ObservedIntervalSeconds);
        Begin(target: 0, threads: [(A, 0), (B, 0)]);
        var time = 0L;
        for (var window = 1; window <= 40; window++)
        {
            for (var i = 0; i < 10; i++)
            {
                Sample(A, time += 5, _work, SampleKind.Managed);
                Sample(B, time, _work, SampleKind.Managed);
            }

            // Now and then the sampler is held up.
            time += window % 3 == 0 ? 200 : 0;
            Close(time, target: 20 * window, threads: [(A, 10 * window), (B, 10 * window)]);
        }

        Assert.Equal(0.005, _aligner.ObservedIntervalSeconds!.Value, tolerance: 1e-4);
    }

    private static List<(int, long)> Cpu(AlignedWindow window) =>
        [.. window.Threads.Select(thread => (thread.Thread.Id, thread.CpuNanoseconds / Millisecond)).Order()];

    private void Begin(long target, (int Thread, long Cpu)[] threads, long machine = 0, long own = 0) =>
        Assert.Null(_aligner.Close(Tick(0, target, machine, threads, own)));

    private AlignedWindow Close(long time, long target, (int Thread, long Cpu)[] threads, long machine = 0, long own = 0) =>
        _aligner.Close(Tick(time, target, machine, threads, own))!;

    private void Sample(int thread, long time, int path, SampleKind kind) => _aligner.Add(new(thread, new(time * Millisecond), path, kind));

    private static Tick Tick(long time, params ProcessCpu[] processes) => new(
        new(time * Millisecond), TimeSpan.Zero, [new Joules(0.1 * time)], null, new(0, 0, [.. processes]));

    private static Tick Tick(long time, long target, long machine, (int Thread, long Cpu)[] threads, long own = 0) => new(
        new(time * Millisecond), TimeSpan.Zero, [new Joules(0.1 * time)], null,
        new(machine * Millisecond, own * Millisecond,
            [new(0, target * Millisecond, [.. threads.Select(thread => new ThreadCpu(thread.Thread, thread.Cpu * Millisecond))])]));
}
