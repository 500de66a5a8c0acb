using GreenCode.Profiler.Model;
using GreenCode.Profiler.Sampling.EventPipe;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler.Heap;

/// <summary>Sessions of their own with the runtimes of the target's processes, which tell when a thread collects garbage and, where that is wanted, who allocates.</summary>
internal sealed class HeapSource : IDisposable
{
    private readonly Lock _gate = new();
    private readonly EventStreams _streams;
    private List<HeapEvent> _events = [];
    private long _lost;

    /// <param name="tellsAllocations">Whether allocations are wanted, with their stacks.</param>
    public HeapSource(bool tellsAllocations)
    {
        TellsAllocations = tellsAllocations;
        var sessions = HeapEvents.Sessions(tellsAllocations);
        _streams = new(processId => EventStream.Start(new(processId), sessions, "greencode heap", Reader(processId)));
    }

    /// <summary>Whether it tells who allocates.</summary>
    public bool TellsAllocations { get; }

    /// <summary>The stacks of allocations.</summary>
    public RawStackTable Stacks { get; } = new();

    /// <summary>Why no runtime tells anything, as a sentence; null where one does or none was asked.</summary>
    public string? Refusal => _streams.Refusal is { } reason ? $"Garbage collections could not be followed: {reason}" : null;

    /// <summary>Events that were lost.</summary>
    public long Lost
    {
        get
        {
            lock (_gate)
                return _lost;
        }
    }

    /// <summary>Connects to the runtime of a process, which must be up; nothing happens where it is connected.</summary>
    public void Connect(int processId) => _streams.Connect(processId);

    /// <summary>Takes what has come since the last call, in the order of time per thread.</summary>
    public IReadOnlyList<HeapEvent> Take()
    {
        lock (_gate)
        {
            var events = _events;
            _events = [];
            return events;
        }
    }

    /// <summary>Ends the sessions and waits for the rest of their events.</summary>
    public void Stop(CancellationToken hurry) => _streams.Stop(hurry);

    /// <inheritdoc/>
    public void Dispose() => _streams.Dispose();

    private Action<Stream> Reader(int processId) => stream =>
    {
        var threads = new NamespaceThreads(processId);
        var stacks = new StackInterner(Stacks);
        var reader = new NettraceReader(new BufferedStream(stream, 64 * 1024), HeapEvents.Classify);
        try
        {
            reader.ReadToEnd((in e) =>
            {
                lock (_gate)
                {
                    try
                    {
                        if (HeapEvents.Read(e) is { } told)
                            _events.Add(told with { ThreadId = threads.Host(told.ThreadId), ProcessId = processId, StackId = told.Bytes > 0 ? stacks.IdOf(e) : 0 });
                    }
                    catch (InvalidDataException)
                    {
                        _lost++;
                    }
                }
            });
        }
        finally
        {
            lock (_gate)
                _lost += reader.LostEvents;
        }
    };
}
