using System.Collections.Immutable;

namespace GreenCode.Profiler.Gates;

/// <summary>What the runs say about the candidate.</summary>
public sealed record GateResult
{
    /// <summary>Pass, fail or inconclusive. Before <see cref="IsFinal"/> it is what the gate would say if nothing more could be run.</summary>
    public required GateVerdict Verdict { get; init; }

    /// <summary>
    /// Whether no more runs are needed: the planned number is there, or the verdict is so certain after fewer that looking early keeps the error rates
    /// of the whole gate.
    /// </summary>
    public required bool IsFinal { get; init; }

    /// <summary>What the candidate costs as a multiple of the baseline, with its interval.</summary>
    public required GateInterval Ratio { get; init; }

    /// <summary>How often chance alone would make at least this difference if both sides cost the same (two-sided, exact up to fifty runs per side).</summary>
    public required double PValue { get; init; }

    /// <summary>The baseline's runs.</summary>
    public required GateSideSummary Baseline { get; init; }

    /// <summary>The candidate's runs.</summary>
    public required GateSideSummary Candidate { get; init; }

    /// <summary>How well the runs can tell anything.</summary>
    public required NoiseFloor Noise { get; init; }

    /// <summary>Where the verdict is inconclusive: how many runs of each side would settle it four times in five, if the ratio is as estimated; null for more than anybody would make, or where it is settled.</summary>
    public required int? RunsToSettle { get; init; }

    /// <summary>Runs far from the others of their side, in the order of the runs. None was dropped.</summary>
    public required ImmutableArray<GateOutlier> Outliers { get; init; }

    /// <summary>Methods and endpoints that make up at least 1 % of either side: those that carry the change first, then the largest change.</summary>
    public required ImmutableArray<PartChange> Parts { get; init; }
}
