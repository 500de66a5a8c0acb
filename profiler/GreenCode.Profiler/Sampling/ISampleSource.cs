using System.Collections.Immutable;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Sampling;

/// <summary>
/// A sampling engine at work on the target's processes. What it gathers is taken away in batches; it never blocks the target for its reader.
/// </summary>
public interface ISampleSource : IDisposable
{
    /// <summary>The engine's short name, as <c>--engine</c> takes it.</summary>
    string Name { get; }

    /// <summary>What is known to be biased about its samples, as a sentence; null where nothing is.</summary>
    string? KnownBias { get; }

    /// <summary>Whether samples are spaced by a thread's CPU time rather than by wall time.</summary>
    bool SamplesCpuTime { get; }

    /// <summary>How long after a moment its samples, and the methods that they refer to, may still arrive.</summary>
    TimeSpan DeliveryDelay { get; }

    /// <summary>The interval that was asked for; null where the engine could not be asked.</summary>
    TimeSpan? RequestedInterval { get; }

    /// <summary>Stacks of this many frames have been cut off.</summary>
    int DeepestStack { get; }

    /// <summary>The stacks that its samples refer to.</summary>
    RawStackTable Stacks { get; }

    /// <summary>Connects to the runtime of one of the target's processes, which must be up.</summary>
    /// <exception cref="SamplingRefusedException">The runtime cannot be reached.</exception>
    void Connect(int processId);

    /// <summary>Whether a process's runtime is connected, and has not ended since.</summary>
    bool IsConnected(int processId);

    /// <summary>Tells which code lies where in a process, whenever that may have changed.</summary>
    void Use(int processId, ModuleMap modules);

    /// <summary>Takes everything that arrived since the last call, samples in the order of time per thread.</summary>
    ImmutableArray<SampleBatch> Take();

    /// <summary>What a reader must know of how the sampling went, as sentences.</summary>
    IEnumerable<string> Notes();

    /// <summary>Ends the sampling and waits until everything has arrived. Safe where the target is gone.</summary>
    /// <param name="hurry">Ends the waiting; what has not arrived by then is left out.</param>
    void Stop(CancellationToken hurry);
}
