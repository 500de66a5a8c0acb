using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Gates;

/// <summary>
/// A gate's result with every run it rests on, so that it can be checked, and so that its candidate can be the baseline of a later gate. Its
/// JSON form is described by docs/reference/gate.schema.json and read by every later version. Times are seconds, energies joules.
/// </summary>
public sealed record GateReport
{
    /// <summary>The version of the shape that this build writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the shape.</summary>
    [JsonRequired]
    [JsonConverter(typeof(GateVersionConverter))]
    public int GateVersion { get; init; } = CurrentVersion;

    /// <summary>The tool that wrote it.</summary>
    public required ToolInfo Tool { get; init; }

    /// <summary>When the gate began, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The machine.</summary>
    public required HostInfo Host { get; init; }

    /// <summary>The energy meter; null where energy was not the metric.</summary>
    public GateMeter? Meter { get; init; }

    /// <summary>What was measured over which work.</summary>
    public required GateWork Work { get; init; }

    /// <summary>What the gate was asked.</summary>
    public required GateSettings Settings { get; init; }

    /// <summary>The seed of the order of the runs.</summary>
    public int Seed { get; init; }

    /// <summary>Whether both sides are the same command, to learn how well this machine can tell anything.</summary>
    public bool IsSelfCheck { get; init; }

    /// <summary>The version that is there already; null where runs were only stored for later.</summary>
    public MeasuredSide? Baseline { get; init; }

    /// <summary>The version that was judged or stored.</summary>
    public required MeasuredSide Candidate { get; init; }

    /// <summary>The verdict; null where runs were only stored for later.</summary>
    public GateVerdict? Verdict { get; init; }

    /// <summary>What the runs say; null where there are too few, or nothing could be compared.</summary>
    public GateResult? Result { get; init; }

    /// <summary>
    /// Methods and endpoints that changed, from further runs that were sampled once the gate had failed; those that carry the change come first.
    /// </summary>
    public ImmutableArray<PartChange> Parts { get; init; } = [];

    /// <summary>Why there is no verdict, as sentences; null where there is one.</summary>
    public string? Problem { get; init; }

    /// <summary>Every caveat that a reader must know, as sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
