namespace GreenCode.Benchmarks.Evidence;

/// <summary>One pair: CPU time before divided by CPU time after, with its 95 % interval.</summary>
internal sealed record EvidenceCase
{
    /// <summary>The key of the case.</summary>
    public required string Name { get; init; }

    /// <summary>Measurements of each half.</summary>
    public required int N { get; init; }

    public required EvidenceSide Before { get; init; }

    public required EvidenceSide After { get; init; }

    public required double Ratio { get; init; }

    public required double RatioLow { get; init; }

    public required double RatioHigh { get; init; }
}
