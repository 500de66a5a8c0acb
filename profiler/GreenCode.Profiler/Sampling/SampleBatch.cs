using System.Collections.Immutable;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Sampling;

/// <summary>What a sampling engine delivered of one process since the batch before.</summary>
/// <param name="Samples">Samples, in the order of time per thread.</param>
/// <param name="Methods">Methods whose code appeared or went away, in the order of the stream.</param>
/// <param name="Modules">Modules that were loaded.</param>
/// <param name="Lost">Events lost since the start of the session.</param>
/// <param name="EndedEarly">Why the engine has stopped delivering although nobody stopped it, as a sentence; null while it delivers.</param>
/// <param name="ProcessId">The process whose methods and modules these are; each sample says its own.</param>
public sealed record SampleBatch(
    ImmutableArray<RawSample> Samples,
    ImmutableArray<MethodLoad> Methods,
    ImmutableArray<ModuleLoad> Modules,
    long Lost,
    string? EndedEarly,
    int ProcessId = 0)
{
    /// <summary>Nothing.</summary>
    public static SampleBatch Empty { get; } = new([], [], [], 0, null);
}
