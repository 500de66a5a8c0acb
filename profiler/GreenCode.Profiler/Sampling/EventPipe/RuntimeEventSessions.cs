using System.Collections.Immutable;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Sampling.EventPipe;

/// <summary>The sessions with the runtimes of the target's processes. Thread-safe.</summary>
/// <param name="rootId">The process that was launched or attached to: when its session ends, the profile does.</param>
/// <param name="withSamples">Whether the runtimes' own samplers are asked for.</param>
/// <param name="stacks">The stacks that samples refer to.</param>
internal sealed class RuntimeEventSessions(int rootId, bool withSamples, RawStackTable stacks) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, RuntimeEventSession> _sessions = [];
    private long _lostBefore;

    /// <summary>Whether a process has a session that has not ended. A process that runs another program has a new runtime.</summary>
    public bool Has(int processId)
    {
        lock (_gate)
            return _sessions.TryGetValue(processId, out var session) && !session.HasEnded;
    }

    /// <summary>Starts the session of a process.</summary>
    /// <exception cref="SamplingRefusedException">The process has no diagnostic socket, or not one that we may use.</exception>
    public void Start(int processId)
    {
        var session = RuntimeEventSession.Start(processId, withSamples, stacks);
        lock (_gate)
        {
            if (_sessions.Remove(processId, out var ended))
            {
                _lostBefore += ended.Take().Lost;
                ended.Dispose();
            }

            _sessions[processId] = session;
        }
    }

    /// <summary>Takes what has come since the last call, one batch per process. Sessions of processes that have ended are forgotten.</summary>
    public ImmutableArray<SampleBatch> Take()
    {
        lock (_gate)
        {
            var batches = ImmutableArray.CreateBuilder<SampleBatch>(_sessions.Count);
            foreach (var (processId, session) in _sessions)
            {
                // The state first: what came before it is then in the batch.
                var hasEnded = session.HasEnded;
                var batch = session.Take();
                var isRoot = processId == rootId;
                batches.Add(batch with { ProcessId = processId, EndedEarly = isRoot ? batch.EndedEarly : null });
                if (!hasEnded || isRoot)
                    continue;
                _lostBefore += batch.Lost;
                session.Dispose();
                _sessions.Remove(processId);
            }

            if (_lostBefore > 0)
                batches.Add(SampleBatch.Empty with { ProcessId = rootId, Lost = _lostBefore });
            return batches.DrainToImmutable();
        }
    }

    /// <summary>Ends all sessions, and waits for the rest of their events.</summary>
    public void Stop(CancellationToken hurry)
    {
        RuntimeEventSession[] sessions;
        lock (_gate)
            sessions = [.. _sessions.Values];
        Parallel.ForEach(sessions, session => session.Stop(hurry));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var session in _sessions.Values)
                session.Dispose();
            _sessions.Clear();
        }
    }
}
