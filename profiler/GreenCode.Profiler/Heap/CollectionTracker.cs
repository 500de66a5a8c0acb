using System.Runtime.InteropServices;
using GreenCode.Energy;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Symbols;

namespace GreenCode.Profiler.Heap;

/// <summary>
/// Says when a thread collected garbage: from when it began to stop all threads until it let them go on. What it does meanwhile is the collector's, also
/// where its stack shows only the runtime's library, and stands in the call path under the managed code that set it off. No I/O.
/// </summary>
/// <remarks>
/// A sampler that stops the threads itself sees none while a collection has stopped them. But when that began and ended is known: an inferred sample at
/// each of the two bounds the time.
/// </remarks>
/// <param name="paths">The call paths, in which a collection becomes a frame.</param>
/// <param name="methods">The methods that frames are.</param>
/// <param name="isWallClock">Whether the sampler's clock is wall time.</param>
internal sealed class CollectionTracker(CallPaths paths, MethodTable methods, bool isWallClock)
{
    /// <summary>A thread that was not seen for so many windows is forgotten.</summary>
    private const int MostQuietWindows = 40;

    private readonly Dictionary<int, ThreadHistory> _threads = [];
    private readonly Dictionary<int, int> _collections = [];

    /// <summary>Takes the news that a pause began or ended. They come in the order of time per thread, and before the samples that they explain.</summary>
    public void Add(HeapEvent e) => HistoryOf(e.ThreadId).Bounds.Enqueue((e.Time, e.Kind == HeapEventKind.PauseBegun));

    /// <summary>Hands on a sample, as one of the collector where its thread collected, after what is inferred before it. Samples come in the order of time per thread.</summary>
    public void Place(PathSample sample, Action<PathSample> add)
    {
        if (!isWallClock && !_threads.ContainsKey(sample.ThreadId))
        {
            add(sample);
            return;
        }

        var thread = HistoryOf(sample.ThreadId);
        AdvanceTo(sample.Time, thread, add);
        (thread.Last, thread.QuietWindows) = (sample, 0);
        add(thread.IsCollecting ? sample with { Path = CollectionUnder(sample.Path) } : sample);
    }

    /// <summary>Hands on what is inferred until <paramref name="time"/>, and forgets threads that are gone.</summary>
    public void EndWindow(MonotonicTime time, Action<PathSample> add)
    {
        foreach (var (threadId, thread) in _threads)
        {
            AdvanceTo(time, thread, add);
            if (thread.IsCollecting)
                Infer(time, thread, add);
            else if (++thread.QuietWindows > MostQuietWindows && thread.Bounds.Count == 0)
                _threads.Remove(threadId);
        }
    }

    private ThreadHistory HistoryOf(int threadId) => CollectionsMarshal.GetValueRefOrAddDefault(_threads, threadId, out _) ??= new();

    private void AdvanceTo(MonotonicTime time, ThreadHistory thread, Action<PathSample> add)
    {
        while (thread.Bounds.TryPeek(out var bound) && bound.Time <= time)
        {
            thread.Bounds.Dequeue();
            Infer(bound.Time, thread, add);
            thread.IsCollecting = bound.Begins;
        }
    }

    /// <summary>Until now the thread collected, or was where it was seen last.</summary>
    private void Infer(MonotonicTime time, ThreadHistory thread, Action<PathSample> add)
    {
        if (!isWallClock || thread.Last is not { } last)
            return;
        add(thread.IsCollecting
            ? last with { Time = time, Path = CollectionUnder(last.Path), Kind = SampleKind.Managed, Origin = SampleOrigin.Collection }
            : last with { Time = time, Origin = SampleOrigin.Collection });
    }

    private int CollectionUnder(int path)
    {
        if (_collections.TryGetValue(path, out var collection))
            return collection;
        var caller = path;
        while (paths[caller].Frame is >= 0 and var frame && methods.Methods[frame].Bucket is not null)
            caller = paths[caller].Parent;
        return _collections[path] = paths.Child(caller, methods.Collection);
    }

    private sealed class ThreadHistory
    {
        public Queue<(MonotonicTime Time, bool Begins)> Bounds { get; } = [];

        public bool IsCollecting { get; set; }

        public PathSample? Last { get; set; }

        public int QuietWindows { get; set; }
    }
}
