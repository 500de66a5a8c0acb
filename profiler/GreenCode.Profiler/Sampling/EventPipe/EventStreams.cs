using Microsoft.Diagnostics.NETCore.Client;

namespace GreenCode.Profiler.Sampling.EventPipe;

/// <summary>One kind of event stream with each of the target's runtimes. A runtime that refuses is left out. Thread-safe.</summary>
/// <param name="start">Starts the stream of a process.</param>
internal sealed class EventStreams(Func<int, EventStream> start) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, EventStream> _streams = [];
    private string? _refusal;

    /// <summary>Why the runtimes refuse, where none tells anything; null where one does or none was asked.</summary>
    public string? Refusal
    {
        get
        {
            lock (_gate)
                return _streams.Count == 0 ? _refusal : null;
        }
    }

    /// <summary>Starts the stream of a process, whose runtime must be up; nothing happens where it has one that has not ended.</summary>
    public void Connect(int processId)
    {
        lock (_gate)
        {
            if (_streams.TryGetValue(processId, out var living) && living.EndedEarly is null)
                return;
        }

        try
        {
            var stream = start(processId);
            lock (_gate)
            {
                if (_streams.Remove(processId, out var ended))
                    ended.Dispose();
                _streams[processId] = stream;
            }
        }
        catch (Exception failure) when (failure is ServerNotAvailableException or IOException or UnauthorizedAccessException
            or DiagnosticsClientException or TimeoutException)
        {
            lock (_gate)
                _refusal = failure.Message;
        }
    }

    /// <summary>Ends the streams and waits for the rest of their events.</summary>
    public void Stop(CancellationToken hurry) => Parallel.ForEach(All, stream => stream.Stop(hurry));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var stream in All)
            stream.Dispose();
    }

    private EventStream[] All
    {
        get
        {
            lock (_gate)
                return [.. _streams.Values];
        }
    }
}
