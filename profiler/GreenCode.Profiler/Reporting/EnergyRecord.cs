using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GreenCode.Profiler.Reporting;

/// <summary>
/// A finished profile: the record that reports, gates and exporters read. Its JSON form (<c>*.greencode.json</c>) is described by
/// docs/reference/record.schema.json and read by every later version. All energies are joules, all times seconds.
/// <para>Laws: <c>Energy.Target + Energy.OtherProcesses + Energy.Idle = Energy.Total</c>, and
/// <c>sum(Methods.SelfJoules) + sum(Buckets.Joules) = Energy.Target</c>, and where there is a background
/// <c>sum(Requests.Joules) + Background = Energy.Target</c>, to rounding of the last digit.</para>
/// </summary>
public sealed record EnergyRecord
{
    /// <summary>The version of the record's shape that this build writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the record's shape.</summary>
    [JsonRequired]
    [JsonConverter(typeof(SchemaVersionConverter))]
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The tool that wrote it.</summary>
    public required ToolInfo Tool { get; init; }

    /// <summary>When the profile began, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The machine.</summary>
    public required HostInfo Host { get; init; }

    /// <summary>The process that was profiled.</summary>
    public required TargetInfo Target { get; init; }

    /// <summary>The energy meter.</summary>
    public required MeterInfo Meter { get; init; }

    /// <summary>The sampling engine.</summary>
    public required EngineInfo Engine { get; init; }

    /// <summary>How long was measured.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>Where the machine's energy went.</summary>
    public required EnergySplit Energy { get; init; }

    /// <summary>The parts of the target's energy that belong to no user method.</summary>
    public ImmutableArray<BucketEnergy> Buckets { get; init; } = [];

    /// <summary>
    /// The target's processes, dearest first: the one that was launched or attached to, and those that it started. They sum to <c>Energy.Target</c>.
    /// Empty in records of versions that knew one process only.
    /// </summary>
    public ImmutableArray<ProcessEnergy> Processes { get; init; } = [];

    /// <summary>The target's threads, dearest first.</summary>
    public ImmutableArray<ThreadEnergy> Threads { get; init; } = [];

    /// <summary>The target's methods, dearest self energy first.</summary>
    public ImmutableArray<MethodEnergy> Methods { get; init; } = [];

    /// <summary>Who called whom, with energy.</summary>
    public CallTree CallTree { get; init; } = CallTree.Empty;

    /// <summary>Energy per HTTP endpoint: a second view of the target's energy, across methods and buckets. Dearest first.</summary>
    public ImmutableArray<RequestEnergy> Requests { get; init; } = [];

    /// <summary>What the target spent outside of requests; null where none was seen or requests were not followed.</summary>
    public BackgroundEnergy? Background { get; init; }

    /// <summary>The bucket <c>gc</c> by who allocated; null where that was not asked for.</summary>
    public GcByAllocation? GcByAllocation { get; init; }

    /// <summary>Energy over time.</summary>
    public ImmutableArray<TimelineWindow> Timeline { get; init; } = [];

    /// <summary>Energy between the marks that were set while the profile ran; empty where none was.</summary>
    public ImmutableArray<PhaseEnergy> Phases { get; init; } = [];

    /// <summary>What the profiler itself cost.</summary>
    public required Overhead Overhead { get; init; }

    /// <summary>Compile-time findings joined with the energy of the method they stand in, dearest first; empty where none were joined.</summary>
    public ImmutableArray<FindingEnergy> Findings { get; init; } = [];

    /// <summary>Every caveat that a reader must know, as sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
