using GreenCode.Energy;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler.Sampling.EventPipe;

/// <summary>What the event streams of a process have told and nobody has taken away yet. Streams may be read at the same time.</summary>
/// <param name="stacks">The stacks that samples refer to; null for its own.</param>
/// <param name="processId">The process.</param>
internal sealed class EventPipeCollector(RawStackTable? stacks = null, int processId = 0)
{
    private readonly Lock _gate = new();
    private readonly NamespaceThreads _threads = new(processId);
    private List<RawSample> _samples = [];
    private List<MethodLoad> _methods = [];
    private List<ModuleLoad> _modules = [];
    private long _lost;

    /// <summary>The stacks that samples refer to.</summary>
    public RawStackTable Stacks { get; } = stacks ?? new();

    /// <summary>Takes everything that was told since the last call.</summary>
    public SampleBatch Take(string? endedEarly)
    {
        lock (_gate)
        {
            var batch = new SampleBatch([.. _samples], [.. _methods], [.. _modules], _lost, endedEarly);
            _samples = new(_samples.Count);
            _methods = [];
            _modules = [];
            return batch;
        }
    }

    /// <summary>Reads a stream to its end. An event whose payload cannot be read counts as lost.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="isRundown">Whether it lists code that was there before, from the beginning of time.</param>
    /// <exception cref="InvalidDataException">The stream is malformed. What came before has been collected.</exception>
    public void Read(Stream stream, bool isRundown)
    {
        var reader = new NettraceReader(new BufferedStream(stream, 64 * 1024), RuntimeEvents.Classify);
        var interner = new StackInterner(Stacks);
        long counted = 0;
        try
        {
            reader.ReadToEnd((in e) =>
            {
                lock (_gate)
                {
                    _lost += reader.LostEvents - counted;
                    counted = reader.LostEvents;
                    try
                    {
                        Add(e, isRundown ? default : e.Time, interner);
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
                _lost += reader.LostEvents - counted;
        }
    }

    private void Add(in NettraceEvent e, MonotonicTime validFrom, StackInterner interner)
    {
        switch (e.Tag)
        {
            case RuntimeEvents.Sample:
                _samples.Add(new(_threads.Host(e.ThreadId), e.Time, 0, interner.IdOf(e), RuntimeEvents.Kind(e.Payload), processId));
                break;
            case RuntimeEvents.MethodLoaded:
                _methods.Add(RuntimeEvents.Method(e.Payload, validFrom, MethodLoadKind.Loaded));
                break;
            case RuntimeEvents.MethodUnloaded:
                _methods.Add(RuntimeEvents.Method(e.Payload, e.Time, MethodLoadKind.Unloaded));
                break;
            case RuntimeEvents.MethodEntryPoint:
                _methods.Add(RuntimeEvents.EntryPoint(e.Payload, validFrom));
                break;
            case RuntimeEvents.ModuleLoaded:
                _modules.Add(RuntimeEvents.Module(e.Payload));
                break;
        }
    }
}
