using GreenCode.Profiler.Alignment;
using GreenCode.Profiler.Heap;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Symbols;

namespace GreenCode.Profiler.Tests.Heap;

public class CollectionTrackerTests
{
    private const int Allocating = 11, Other = 12;
    private const long Millisecond = 1_000_000;

    private readonly CallPaths _paths = new();
    private readonly MethodTable _methods = new();
    private readonly int _work, _inRuntime;

    public CollectionTrackerTests()
    {
        var main = _paths.Child(CallPaths.Root, Method("Main"));
        _work = _paths.Child(main, Method("Work"));
        _inRuntime = _paths.Child(_work, _methods.NativeId("libcoreclr.so"));
    }

    [Fact]
    public void What_a_thread_does_between_stopping_the_others_and_letting_them_go_on_is_the_collectors()
    {
        var tracker = new CollectionTracker(_paths, _methods, isWallClock: false);
        Pause(tracker, Allocating, 10, 20);

        Assert.Equal(
            ["Main > Work > [libcoreclr.so]", "Main > Work > [gc]", "Main > Work > [libcoreclr.so]"],
            new[] { 9L, 15, 21 }.Select(time => Describe(Placed(tracker, Allocating, time, _inRuntime))));
    }

    [Fact]
    public void What_other_threads_do_meanwhile_is_theirs()
    {
        var tracker = new CollectionTracker(_paths, _methods, isWallClock: false);
        Pause(tracker, Allocating, 10, 20);

        Assert.Equal("Main > Work", Describe(Placed(tracker, Other, 15, _work)));
    }

    [Fact]
    public void A_sampler_that_sees_no_thread_during_a_collection_gets_its_two_ends()
    {
        var tracker = new CollectionTracker(_paths, _methods, isWallClock: true);
        Pause(tracker, Allocating, 10, 20);
        var seen = new List<PathSample>();

        tracker.Place(Sample(Allocating, 8, _work), seen.Add);
        tracker.Place(Sample(Allocating, 22, _work), seen.Add);

        Assert.Equal(
            [(8L, "Main > Work", false), (10, "Main > Work", true), (20, "Main > Work > [gc]", true), (22, "Main > Work", false)],
            seen.Select(sample => (sample.Time.Nanoseconds, Describe(sample), sample.IsInferred)));
    }

    [Fact]
    public void A_collection_that_goes_on_beyond_a_window_is_in_both()
    {
        var tracker = new CollectionTracker(_paths, _methods, isWallClock: true);
        var seen = new List<PathSample>();
        tracker.Place(Sample(Allocating, 8, _work), seen.Add);
        Pause(tracker, Allocating, 10, 120);

        tracker.EndWindow(new(50), seen.Add);
        tracker.EndWindow(new(100), seen.Add);
        tracker.EndWindow(new(150), seen.Add);

        Assert.Equal([(8L, false), (10, false), (50, true), (100, true), (120, true)], seen.Select(sample => (sample.Time.Nanoseconds, Describe(sample).EndsWith("[gc]", StringComparison.Ordinal))));
    }

    /// <summary>
    /// The thread allocates for 4 ms, then collects for 12; the sampler ticks every 5 ms and leaves out collections. Without the collections' ends all of it
    /// would be the allocating code's.
    /// </summary>
    [Theory]
    [InlineData(4, 12)]
    [InlineData(40, 2)]
    [InlineData(30, 90)]
    public void With_a_sampler_of_wall_time_the_collector_gets_its_CPU_time(int workMilliseconds, int collectMilliseconds)
    {
        var tracker = new CollectionTracker(_paths, _methods, isWallClock: true);
        var aligner = new WindowAligner(id => new(id, null, ThreadRole.Main), _paths);
        Tick TickAt(long time) => new(new(time * Millisecond), TimeSpan.Zero, [], null, new(0, 0, [new(0, time * Millisecond, [new(Allocating, time * Millisecond)])]));
        var (collected, all) = (0.0, 0.0);
        aligner.Close(TickAt(0));
        for (var time = 1L; time <= 20_000; time++)
        {
            var phase = time % (workMilliseconds + collectMilliseconds);
            if (phase == workMilliseconds)
                tracker.Add(new(HeapEventKind.PauseBegun, Allocating, new(time * Millisecond)));
            if (phase == 0)
                tracker.Add(new(HeapEventKind.PauseEnded, Allocating, new(time * Millisecond)));
            if (time % 5 == 0 && phase < workMilliseconds)
                tracker.Place(Sample(Allocating, time * Millisecond, _work), aligner.Add);
            if (time % 50 != 0)
                continue;
            tracker.EndWindow(new(time * Millisecond), aligner.Add);
            foreach (var thread in aligner.Close(TickAt(time))!.Threads.Where(thread => time > 1_000 && !thread.Paths.IsEmpty))
            {
                var weight = thread.Paths.Sum(path => path.Weight);
                collected += thread.Paths.Where(path => _paths[path.Path].Frame == _methods.Collection).Sum(path => path.Weight) / weight * thread.CpuNanoseconds;
                all += thread.CpuNanoseconds;
            }
        }

        Assert.Equal((double)collectMilliseconds / (workMilliseconds + collectMilliseconds), collected / all, tolerance: 0.02);
    }

    private int Method(string name) => _methods.MethodId(new(default, 0, 0, 0, "", name, "", MethodLoadKind.Loaded), null);

    private static void Pause(CollectionTracker tracker, int thread, long from, long until)
    {
        tracker.Add(new(HeapEventKind.PauseBegun, thread, new(from)));
        tracker.Add(new(HeapEventKind.PauseEnded, thread, new(until)));
    }

    private static PathSample Sample(int thread, long time, int path) => new(thread, new(time), path, SampleKind.Managed);

    private static PathSample Placed(CollectionTracker tracker, int thread, long time, int path)
    {
        PathSample? placed = null;
        tracker.Place(new(thread, new(time), path, SampleKind.OnCpu), sample => placed = sample);
        return placed!.Value;
    }

    private string Describe(PathSample sample)
    {
        var frames = new Stack<string>();
        for (var node = sample.Path; node != CallPaths.Root; node = _paths[node].Parent)
            frames.Push(_methods.Methods[_paths[node].Frame].Name);
        return string.Join(" > ", frames);
    }
}
