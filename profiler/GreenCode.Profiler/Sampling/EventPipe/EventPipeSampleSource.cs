using System.Collections.Immutable;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Sampling.EventPipe;

/// <summary>
/// The portable engine: the runtime's own sampler, streamed over the diagnostic socket. It stops every managed thread at each
/// tick and reports all of them, running or waiting; Alignment weights them by CPU time.
/// </summary>
public sealed class EventPipeSampleSource : ISampleSource
{
    private readonly RuntimeEventSessions _sessions;

    /// <param name="processId">The process that was launched or attached to.</param>
    /// <param name="requestedInterval">The interval that a launched target was asked for; null where it could not be asked.</param>
    public EventPipeSampleSource(int processId, TimeSpan? requestedInterval)
    {
        RequestedInterval = requestedInterval;
        _sessions = new(processId, withSamples: true, Stacks);
    }

    /// <inheritdoc/>
    public string Name => "eventpipe";

    /// <inheritdoc/>
    public string KnownBias =>
        "The runtime's sampler sees threads only at safepoints: self energy can move from a small callee to its caller, " +
        "so read total energy first. Which of the samples were on a CPU is inferred from each thread's CPU time.";

    /// <summary>The runtime flushes its buffers every 100 ms; delays of 0.5 s were measured under load.</summary>
    public TimeSpan DeliveryDelay => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public bool SamplesCpuTime => false;

    /// <inheritdoc/>
    public TimeSpan? RequestedInterval { get; }

    /// <summary>EP_MAX_STACK_DEPTH of the runtime: no stack that it walks is deeper.</summary>
    public const int DeepestWalk = 100;

    /// <inheritdoc/>
    public int DeepestStack => DeepestWalk;

    /// <inheritdoc/>
    public RawStackTable Stacks { get; } = new();

    /// <inheritdoc/>
    public void Connect(int processId) => _sessions.Start(processId);

    /// <inheritdoc/>
    public bool IsConnected(int processId) => _sessions.Has(processId);

    /// <inheritdoc/>
    public void Use(int processId, ModuleMap modules)
    {
        // The runtime walks its stacks itself.
    }

    /// <inheritdoc/>
    public ImmutableArray<SampleBatch> Take() => _sessions.Take();

    /// <inheritdoc/>
    public IEnumerable<string> Notes() => [];

    /// <inheritdoc/>
    public void Stop(CancellationToken hurry) => _sessions.Stop(hurry);

    /// <inheritdoc/>
    public void Dispose() => _sessions.Dispose();
}
