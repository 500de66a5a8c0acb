using GreenCode.Profiler.Alignment;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Tests.Alignment;

/// <summary>
/// A sampler that sees threads whether they run or wait, on threads of which is known what they do. What counts is how the threads' CPU time
/// is shared out over the places.
/// </summary>
public class WallClockSamplerTests
{
    private const int Manager = 11, Worker = 100;
    private const long Millisecond = 1_000_000;

    private readonly CallPaths _paths = new();

    /// <summary>The runtime flags both native work and waiting in native code as external.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(1)]
    public void Native_work_is_told_from_waiting_and_from_managed_work(int samplingMilliseconds)
    {
        var main = _paths.Child(CallPaths.Root, 0);
        Activity compress = new("native work", _paths.Child(main, 1), SampleKind.External, CpuShare: 1);
        Activity wait = new("waiting", _paths.Child(main, 2), SampleKind.External, CpuShare: 0);
        Activity loop = new("managed work", _paths.Child(main, 3), SampleKind.Managed, CpuShare: 1);

        var (share, truth) = Run(seconds: 60, samplingMilliseconds, (Manager, [compress, wait, loop]));

        Assert.All((Activity[])[compress, wait, loop], activity => Assert.Equal(truth[activity.Path], share[activity.Path], tolerance: 0.02));
    }

    /// <summary>The runtime flags workers that wait for work as managed; they wake now and then for a moment.</summary>
    [Fact]
    public void Workers_that_wait_flagged_as_managed_get_nearly_nothing()
    {
        var root = _paths.Child(CallPaths.Root, 0);
        Activity waiting = new("waiting for work", _paths.Child(root, 1), SampleKind.Managed, CpuShare: 0);
        Activity request = new("a request", _paths.Child(root, 2), SampleKind.Managed, CpuShare: 1);

        var (share, truth) = Run(
            seconds: 60, 5,
            [.. Enumerable.Range(Worker, 12).Select(thread => (thread, (Activity[])[waiting with { Often = 9 }, request]))]);

        Assert.True(share[waiting.Path] < 0.02, $"Waiting got {share[waiting.Path]:P1}.");
        Assert.Equal(truth[request.Path], share[request.Path], tolerance: 0.02);
    }

    /// <summary>The same method both works and waits, on two call paths: only the path tells.</summary>
    [Fact]
    public void One_leaf_that_works_under_one_caller_and_waits_under_another_is_told_apart()
    {
        var (busy, idle) = (_paths.Child(CallPaths.Root, 1), _paths.Child(CallPaths.Root, 2));
        Activity works = new("works", _paths.Child(busy, 7), SampleKind.Managed, CpuShare: 1);
        Activity waits = new("waits", _paths.Child(idle, 7), SampleKind.Managed, CpuShare: 0);
        Activity other = new("works elsewhere", _paths.Child(busy, 8), SampleKind.Managed, CpuShare: 1);

        var (share, truth) = Run(seconds: 60, 5, (Manager, [works, waits, other]));

        Assert.All((Activity[])[works, waits, other], activity => Assert.Equal(truth[activity.Path], share[activity.Path], tolerance: 0.02));
    }

    /// <summary>Half on a CPU, half waiting for a disk, in one place.</summary>
    [Fact]
    public void A_place_that_is_on_a_CPU_half_of_the_time_gets_half_of_it()
    {
        Activity mixed = new("reads", _paths.Child(CallPaths.Root, 1), SampleKind.External, CpuShare: 0.5);
        Activity works = new("works", _paths.Child(CallPaths.Root, 2), SampleKind.Managed, CpuShare: 1);

        var (share, truth) = Run(seconds: 60, 5, (Manager, [mixed, works]));

        Assert.Equal(1.0 / 3, truth[mixed.Path], tolerance: 0.05);
        Assert.Equal(truth[mixed.Path], share[mixed.Path], tolerance: 0.02);
    }

    /// <summary>Threads go through their activities in random order, each for 10 to 150 ms, and are sampled all the while.</summary>
    private (Dictionary<int, double> Share, Dictionary<int, double> Truth) Run(
        int seconds, int samplingMilliseconds, params (int Id, Activity[] Activities)[] threads)
    {
        var random = new Random(1);
        var aligner = new WindowAligner(id => new(id, null, ThreadRole.Pool), _paths);
        var state = threads.ToDictionary(thread => thread.Id, thread => (Activity: thread.Activities[0], Left: 0, Cpu: 0L));
        var (truth, share) = (new Dictionary<int, double>(), new Dictionary<int, double>());
        Tick Tick(long time) => new(
            new(time * Millisecond), TimeSpan.Zero, [], null,
            new(0, 0, [new(0, state.Values.Sum(thread => thread.Cpu), [.. state.Select(thread => new ThreadCpu(thread.Key, thread.Value.Cpu))])]));

        aligner.Close(Tick(0));
        for (var time = 1L; time <= 1000L * seconds; time++)
        {
            foreach (var (id, activities) in threads)
            {
                var (activity, left, cpu) = state[id];
                if (left-- == 0)
                    (activity, left) = (Choose(activities, random), random.Next(10, 150));
                var used = activity.CpuShare * Millisecond;
                truth[activity.Path] = truth.GetValueOrDefault(activity.Path) + used;
                state[id] = (activity, left, cpu + (long)used);
                if (time % samplingMilliseconds == 0)
                    aligner.Add(new(id, new(time * Millisecond), activity.Path, activity.Kind));
            }

            if (time % 50 != 0 || aligner.Close(Tick(time)) is not { } window)
                continue;
            foreach (var thread in window.Threads)
            {
                var total = thread.Paths.Sum(path => path.Weight);
                foreach (var path in thread.Paths)
                    share[path.Path] = share.GetValueOrDefault(path.Path) + thread.CpuNanoseconds * path.Weight / total;
            }
        }

        return (Shares(share), Shares(truth));
    }

    private static Activity Choose(Activity[] activities, Random random)
    {
        var drawn = random.Next(activities.Sum(activity => activity.Often));
        return activities.First(activity => (drawn -= activity.Often) < 0);
    }

    private static Dictionary<int, double> Shares(Dictionary<int, double> amounts)
    {
        var total = amounts.Values.Sum();
        return amounts.ToDictionary(amount => amount.Key, amount => amount.Value / total);
    }

    /// <param name="Name">What it is.</param>
    /// <param name="Path">Where the sampler sees the thread.</param>
    /// <param name="Kind">How the runtime flags it.</param>
    /// <param name="CpuShare">The part of its time that is on a CPU.</param>
    private sealed record Activity(string Name, int Path, SampleKind Kind, double CpuShare)
    {
        public int Often { get; init; } = 1;
    }
}
