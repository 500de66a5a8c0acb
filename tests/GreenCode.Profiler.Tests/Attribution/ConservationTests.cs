using System.Collections.Immutable;
using FsCheck;
using FsCheck.Xunit;
using GreenCode.Profiler.Attribution;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Tests.Alignment;

namespace GreenCode.Profiler.Tests.Attribution;

/// <summary>What must be true of every run, on made-up runs with coarse, lagging clocks, and threads that come and go.</summary>
[Properties(MaxTest = 100)]
public class ConservationTests
{
    [Property]
    public void Every_window_is_divided_without_rest(int seed, byte threads, bool isOnCpu)
    {
        foreach (var (window, shares) in Run(seed, threads, isOnCpu).Windows)
        {
            var total = window.Domains[0].Value + window.Domains[1].Value;
            Assert.True(total.IsNear(shares.Total));
            Assert.True(shares.Total.IsNear(shares.Idle + shares.Others.Joules + shares.Target.Joules));
            Assert.True(shares.Target.Joules.IsNear(shares.Threads.Sum(thread => thread.Share.Joules)));
            Assert.True(shares.Target.CpuSeconds.IsNear(shares.Threads.Sum(thread => thread.Share.CpuSeconds)));
            Assert.All(shares.Threads.Where(thread => thread.Bucket is null), thread =>
            {
                Assert.True(thread.Share.Joules.IsNear(thread.Paths.Sum(path => path.Share.Joules)));
                Assert.True(thread.Share.CpuSeconds.IsNear(thread.Paths.Sum(path => path.Share.CpuSeconds)));
            });
            Assert.All(shares.Threads.Where(thread => thread.Bucket is not null), thread => Assert.Empty(thread.Paths));
            Assert.True(shares.Own.Joules <= shares.Others.Joules && shares.Own.CpuSeconds <= shares.Others.CpuSeconds);
        }
    }

    [Property]
    public void Nothing_is_negative(int seed, byte threads, bool isOnCpu)
    {
        foreach (var (window, shares) in Run(seed, threads, isOnCpu).Windows)
        {
            double[] amounts =
            [
                window.Length.TotalSeconds, window.OtherCpuNanoseconds, window.OwnCpuNanoseconds, window.EndedCpuNanoseconds,
                shares.Total, shares.Idle, shares.Others.Joules, shares.Own.Joules, shares.Target.Joules,
                .. window.Threads.SelectMany(thread => thread.Paths).SelectMany(path => (double[])[path.Weight, path.SquaredWeight]),
                .. shares.Threads.SelectMany(thread => (double[])[thread.Share.Joules, thread.EffectiveSamples]),
                .. shares.Threads.SelectMany(thread => thread.Paths).Select(path => path.Share.Joules),
            ];
            Assert.All(amounts, amount => Assert.True(amount >= 0 && double.IsFinite(amount)));
        }
    }

    [Property]
    public void The_ledger_adds_up_at_every_level(int seed, byte threads, bool isOnCpu)
    {
        var books = Run(seed, threads, isOnCpu);
        var ledger = books.Ledger;

        Assert.True(ledger.Total.IsNear(books.Windows.Sum(window => window.Shares.Total)));
        Assert.True(ledger.Total.IsNear(ledger.Idle + ledger.Others.Joules + ledger.Target.Joules));
        AssertSame(ledger.Target, Sum(ledger.Threads.Values.Select(thread => thread.Share)));
        AssertSame(ledger.Target, Sum(ledger.Paths.Values.Select(path => path.Share).Concat(ledger.Buckets.Values)));
        AssertSame(Sum(ledger.Buckets.Values), Sum(ledger.BucketsByRole.Values));
        Assert.All(ledger.Domains.Select((joules, domain) => (joules, domain)), pair =>
            Assert.True(pair.joules.IsNear(books.Windows.Sum(window => window.Window.Domains[pair.domain].Value))));
    }

    [Property]
    public void The_record_adds_up_at_every_level(int seed, byte threads, bool isOnCpu)
    {
        var books = Run(seed, threads, isOnCpu);
        var record = books.Record;
        var (energy, methods, buckets, tree) = (record.Energy(), record.Methods(), record.Buckets(), record.CallTree());
        var target = energy.Target.Joules;

        Assert.True(energy.Total.Joules.IsNear(energy.Idle.Joules + energy.OtherProcesses.Joules + target));
        Assert.True(target.IsNear(methods.Sum(method => method.SelfJoules) + buckets.Sum(bucket => bucket.Joules)));
        Assert.True(books.Ledger.Target.CpuSeconds.IsNear(methods.Sum(method => method.CpuSeconds) + buckets.Sum(bucket => bucket.CpuSeconds)));
        Assert.True(target.IsNear(record.Threads().Sum(thread => thread.Joules)));
        Assert.True(target.IsNear(record.Processes(SimulatedRun.Processes).Sum(process => process.Joules)));
        Assert.All(record.Processes(SimulatedRun.Processes), process => Assert.True(
            process.Joules.IsNear(record.Threads().Where(thread => thread.ProcessId == process.Id).Sum(thread => thread.Joules))));
        Assert.True(target.IsNear(tree.Nodes.Where(node => node.Parent < 0).Sum(node => node.TotalJoules)));
        Assert.True(target.IsNear(tree.Nodes.Sum(node => node.SelfJoules)));
        Assert.True(target.IsNear(record.Timeline().Sum(window => window.TargetJoules)));
        for (var id = 0; id < tree.Nodes.Length; id++)
        {
            var below = tree.Nodes.Where(node => node.Parent == id).Sum(node => node.TotalJoules);
            Assert.True(tree.Nodes[id].TotalJoules.IsNear(tree.Nodes[id].SelfJoules + below));
        }
    }

    [Property]
    public void Totals_contain_self_energy_and_never_exceed_the_target(int seed, byte threads, bool isOnCpu)
    {
        var record = Run(seed, threads, isOnCpu).Record;
        var target = record.Energy().Target.Joules;

        Assert.All(record.Methods(), method =>
        {
            Assert.True(method.TotalJoules >= method.SelfJoules * (1 - 1e-9) && method.TotalJoules <= target * (1 + 1e-9));
            Assert.True(method.SelfLow <= method.SelfJoules && method.SelfJoules <= method.SelfHigh && method.SelfLow >= 0);
            Assert.True(method.TotalLow <= method.TotalJoules && method.TotalJoules <= method.TotalHigh && method.TotalLow >= 0);
        });
    }

    [Property]
    public void Who_used_no_CPU_time_gets_no_energy(int seed, byte threads, bool isOnCpu)
    {
        foreach (var (window, shares) in Run(seed, threads, isOnCpu).Windows)
        {
            Assert.All(window.Threads, thread => Assert.True(thread.CpuNanoseconds > 0));
            Assert.Equal(
                [.. window.Threads.Select(thread => thread.Thread.Id), .. window.Ended.Select(ended => -ended.ProcessId)],
                shares.Threads.Select(thread => thread.Thread.Id));
            if (window.TargetCpuNanoseconds == 0)
                Assert.Equal(0, shares.Target.Joules);
            if (window.OtherCpuNanoseconds == 0)
                Assert.Equal(0, shares.Others.Joules);
            if (window.TargetCpuNanoseconds + window.OtherCpuNanoseconds == 0)
                Assert.Equal(shares.Total, shares.Idle);
        }
    }

    [Property]
    public void All_windows_together_have_the_CPU_time_that_the_clocks_counted(int seed, byte threads, bool isOnCpu)
    {
        var run = new SimulatedRun(seed, 1 + threads % 12, 25, isOnCpu);
        var windows = Books.Of(run).Windows;
        var (first, last) = (run.Ticks[0].Cpu, run.Ticks[^1].Cpu);

        var target = windows.Sum(window => window.Window.TargetCpuNanoseconds);
        Assert.InRange(target, run.TargetCpu - run.Tolerance, run.TargetCpu + run.Tolerance);
        var others = windows.Sum(window => window.Window.OtherCpuNanoseconds);
        var machine = last.MachineBusyNanoseconds - first.MachineBusyNanoseconds;
        Assert.InRange(target + others, machine - run.Tolerance, machine + 2 * run.Tolerance);
        Assert.InRange(windows.Sum(window => window.Window.OwnCpuNanoseconds), 0, last.OwnNanoseconds - first.OwnNanoseconds);
    }

    [Property]
    public void The_order_of_threads_and_samples_makes_no_difference(int seed, byte threads, bool isOnCpu)
    {
        var run = new SimulatedRun(seed, 1 + threads % 12, 25, isOnCpu);
        var random = new System.Random(seed);
        var ticks = run.Ticks.Select(tick => tick with
        {
            Cpu = tick.Cpu with
            {
                Processes = [.. tick.Cpu.Processes.OrderBy(_ => random.Next()).Select(process => process with { Threads = [.. process.Threads.OrderBy(_ => random.Next())] })],
            },
        });
        var samples = run.Samples.GroupBy(sample => sample.ThreadId).OrderBy(_ => random.Next()).SelectMany(thread => thread);

        AssertSame(Books.Of(run), Books.Of([.. ticks], samples, run.Paths, run.Identity), thread => thread);
    }

    [Property]
    public void Other_thread_numbers_make_no_other_difference(int seed, byte threads, bool isOnCpu)
    {
        var run = new SimulatedRun(seed, 1 + threads % 12, 25, isOnCpu);
        var ticks = run.Ticks.Select(tick => tick with
        {
            Cpu = tick.Cpu with
            {
                Processes =
                [
                    .. tick.Cpu.Processes.Select(process => process with
                    {
                        Threads = [.. process.Threads.Select(thread => thread with { ThreadId = 9_000 - thread.ThreadId })],
                    }),
                ],
            },
        });
        var samples = run.Samples.Select(sample => sample with { ThreadId = 9_000 - sample.ThreadId });

        AssertSame(
            Books.Of(run),
            Books.Of([.. ticks], samples, run.Paths, id => run.Identity(9_000 - id) with { Id = id }),
            id => id <= 0 ? id : 9_000 - id);
    }

    [Property]
    public void The_books_of_two_parts_of_a_run_add_up_to_those_of_the_whole(int seed, byte threads, byte cut)
    {
        var run = new SimulatedRun(seed, 1 + threads % 12, 25);
        var whole = Books.Of(run);
        var first = Books.Of(whole.Windows.Take(cut % 26), run.Paths).Ledger;
        var second = Books.Of(whole.Windows.Skip(cut % 26), run.Paths).Ledger;

        Assert.True(whole.Ledger.Total.IsNear(first.Total + second.Total));
        Assert.True(whole.Ledger.Idle.IsNear(first.Idle + second.Idle));
        AssertSame(whole.Ledger.Target, first.Target + second.Target);
        AssertSame(whole.Ledger.Others, first.Others + second.Others);
        AssertSame(whole.Ledger.Own, first.Own + second.Own);
        Assert.Equal(whole.Ledger.Duration, first.Duration + second.Duration);
        Assert.Equal(whole.Ledger.FaultyWindows, first.FaultyWindows + second.FaultyWindows);
        Assert.All(whole.Ledger.Threads, thread => AssertSame(
            thread.Value.Share, first.Threads.GetValueOrDefault(thread.Key).Share + second.Threads.GetValueOrDefault(thread.Key).Share));
    }

    [Property]
    public void A_window_cut_in_two_alike_parts_gives_the_same(int seed, byte threads, byte cut)
    {
        var run = new SimulatedRun(seed, 1 + threads % 12, 25);
        var whole = Books.Of(run);
        var part = (1 + cut) / 257.0;

        foreach (var (window, shares) in whole.Windows)
        {
            // Parts of nanoseconds do not exist: the window is made long enough that they do not matter.
            var large = Scale(window, 1e6);
            var one = Divide(Scale(large, part));
            var other = Divide(Scale(large, 1 - part));
            var expected = Divide(large);

            Assert.True(expected.Total.IsNear(one.Total + other.Total, 1e-6));
            AssertSame(expected.Target, one.Target + other.Target, 1e-6);
            AssertSame(expected.Others, one.Others + other.Others, 1e-6);
            for (var thread = 0; thread < expected.Threads.Length; thread++)
            {
                AssertSame(expected.Threads[thread].Share, one.Threads[thread].Share + other.Threads[thread].Share, 1e-6);
                for (var path = 0; path < expected.Threads[thread].Paths.Length; path++)
                {
                    AssertSame(
                        expected.Threads[thread].Paths[path].Share,
                        one.Threads[thread].Paths[path].Share + other.Threads[thread].Paths[path].Share,
                        1e-6);
                }
            }
        }
    }

    [Property]
    public void A_window_whose_energy_is_not_known_costs_nothing_and_is_counted(int seed)
    {
        var books = Run(seed, 5, isOnCpu: true);
        var faulty = books.Windows.Where(window => window.Window.Fault is not null).ToList();

        Assert.All(faulty, window => Assert.Equal(0, window.Shares.Total));
        Assert.Equal(faulty.Count, books.Ledger.FaultyWindows);
        Assert.Equal(faulty.Count > 0 ? 1 : 0, books.Ledger.Faults.Count);
        Assert.Equal(
            books.Ledger.Target.CpuSeconds, books.Windows.Sum(window => window.Window.TargetCpuNanoseconds) * 1e-9, tolerance: 1e-9);
    }

    [Property]
    public void The_time_line_covers_the_whole_run_at_any_length(int seed, ushort windows)
    {
        var run = new SimulatedRun(seed, 1, 2);
        var (window, shares) = Books.Of(run).Windows[0];
        var books = Books.Of(
            Enumerable.Range(0, windows % 6_000).Select(i => (window with { Start = window.Start + window.Length * i }, shares)), run.Paths);
        var timeline = books.Ledger.Timeline;

        Assert.True(timeline.Count <= 1_200);
        Assert.Equal(books.Ledger.Duration, new(timeline.Sum(point => point.Length.Ticks)));
        AssertSame(books.Ledger.Target, Sum(timeline.Select(point => point.Target)));
        Assert.All(timeline.Zip(timeline.Skip(1)), pair => Assert.Equal(pair.Second.Start, pair.First.Start + pair.First.Length));
    }

    private static Books Run(int seed, byte threads, bool isOnCpu) => Books.Of(new SimulatedRun(seed, 1 + threads % 12, 25, isOnCpu));

    private static AlignedWindow Scale(AlignedWindow window, double factor) => new(
        window.Start,
        window.Length * factor,
        [.. window.Domains.Select(joules => joules * factor)],
        window.Fault,
        (long)(window.OtherCpuNanoseconds * factor),
        (long)(window.OwnCpuNanoseconds * factor),
        [.. window.Ended.Select(ended => ended with { CpuNanoseconds = (long)(ended.CpuNanoseconds * factor) })],
        [
            .. window.Threads.Select(thread => thread with
            {
                CpuNanoseconds = (long)(thread.CpuNanoseconds * factor),
                Paths = [.. thread.Paths.Select(path => path with { Weight = path.Weight * factor, SquaredWeight = path.SquaredWeight * factor })],
            }),
        ]);

    private static WindowShares Divide(AlignedWindow window) =>
        EnergyAttribution.Divide(window, SimulatedRun.Domains, new GreenCode.Energy.Watts(2), _ => true);

    private static Share Sum(IEnumerable<Share> shares) => shares.Aggregate(default(Share), (sum, share) => sum + share);

    private static void AssertSame(Share expected, Share actual, double relative = 1e-9) =>
        Assert.True(
            expected.Joules.IsNear(actual.Joules, relative) && expected.CpuSeconds.IsNear(actual.CpuSeconds, relative),
            $"{expected} is not {actual}.");

    private static void AssertSame(Books expected, Books actual, Func<int, int> renamed)
    {
        AssertSame(expected.Ledger.Target, actual.Ledger.Target);
        Assert.Equal(expected.Ledger.Paths.Count, actual.Ledger.Paths.Count);
        Assert.All(expected.Ledger.Paths, path => AssertSame(path.Value.Share, actual.Ledger.Paths[path.Key].Share));
        Assert.All(expected.Ledger.Threads, thread => AssertSame(thread.Value.Share, actual.Ledger.Threads[renamed(thread.Key)].Share));
        Assert.All(expected.Ledger.SelfVariance, frame => Assert.True(frame.Value.IsNear(actual.Ledger.SelfVariance[frame.Key], 1e-6)));
        Assert.All(expected.Ledger.TotalVariance, frame => Assert.True(frame.Value.IsNear(actual.Ledger.TotalVariance[frame.Key], 1e-6)));
    }
}
