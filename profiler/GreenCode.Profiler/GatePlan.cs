using System.Collections.Immutable;
using GreenCode.Energy;
using GreenCode.Profiler.Alignment;
using GreenCode.Profiler.Gates;

namespace GreenCode.Profiler;

/// <summary>What a gate is to run, and how.</summary>
public sealed record GatePlan
{
    /// <summary>The version that is judged, or stored for later.</summary>
    public required ImmutableArray<string> Candidate { get; init; }

    /// <summary>The version that is there already, to be run in turn with the candidate; empty where it is not run.</summary>
    public ImmutableArray<string> Baseline { get; init; } = [];

    /// <summary>A result that was stored, to stand for the baseline; null where there is none.</summary>
    public GateReport? Stored { get; init; }

    /// <summary>Whether both sides are the same command.</summary>
    public bool IsSelfCheck { get; init; }

    /// <summary>What is compared.</summary>
    public GateMetric Metric { get; init; }

    /// <summary>How many operations a run, or a load, makes; null where that is not known.</summary>
    public double? Operations { get; init; }

    /// <summary>The command that puts load on the service; empty where the commands are the work themselves.</summary>
    public ImmutableArray<string> Load { get; init; } = [];

    /// <summary>The address that answers with success when the service is ready; null where the commands are the work themselves.</summary>
    public Uri? Ready { get; init; }

    /// <summary>How long a service may take to be ready.</summary>
    public TimeSpan ReadyPatience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What the gate is asked.</summary>
    public GateSettings Settings { get; init; } = new();

    /// <summary>The seed of the order of the runs.</summary>
    public int Seed { get; init; }

    /// <summary>Whether sides that print different things are compared all the same.</summary>
    public bool AllowsOtherOutput { get; init; }

    /// <summary>The meter's name, or <c>auto</c> for the most trusted one that is usable.</summary>
    public string Meter { get; init; } = "auto";

    /// <summary>Where meters look.</summary>
    public MeterEnvironment MeterEnvironment { get; init; } = new();

    /// <summary>The machine's idle power, measured before; null where it was not.</summary>
    public IdleBaseline? IdleBaseline { get; init; }

    /// <summary>Whether the commands are services that are put under load.</summary>
    public bool IsService => Ready is not null;
}
