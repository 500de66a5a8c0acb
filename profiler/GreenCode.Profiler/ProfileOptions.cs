using GreenCode.Energy;
using GreenCode.Profiler.Alignment;

namespace GreenCode.Profiler;

/// <summary>How to profile.</summary>
public sealed record ProfileOptions
{
    /// <summary>How long; null to go on until the target ends or the profile is stopped.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Time between readings of the meter and the CPU clocks. The default is 50 ms.</summary>
    public TimeSpan ReadInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Interval of the runtime's sampler that a launched target is asked for. The default is 5 ms.</summary>
    public TimeSpan SamplingInterval { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Samples per second of CPU time, for the engine that samples those. The default is 997.</summary>
    public int SamplingFrequencyHertz { get; init; } = Sampling.Perf.PerfSampleSource.DefaultFrequencyHertz;

    /// <summary>The sampling engine's name, or <c>auto</c> for the most accurate one that is usable.</summary>
    public string Engine { get; init; } = "auto";

    /// <summary>Whether to follow HTTP requests.</summary>
    public bool FollowRequests { get; init; } = true;

    /// <summary>Whether to divide the collector's energy over those who allocated, as a view of its own.</summary>
    public bool GcByAllocation { get; init; }

    /// <summary>The meter's name, or <c>auto</c> for the most trusted one that is usable.</summary>
    public string Meter { get; init; } = "auto";

    /// <summary>The machine's idle power, measured before; null to go by the meter's own, where it has one.</summary>
    public IdleBaseline? IdleBaseline { get; init; }

    /// <summary>Where phases are marked while the profile runs; null where nobody marks any.</summary>
    public PhaseMarks? Marks { get; init; }

    /// <summary>Where meters look.</summary>
    public MeterEnvironment MeterEnvironment { get; init; } = new();
}
