namespace GreenCode.Benchmarks.Evidence;

/// <summary>What docs/evidence/GRNxxxx.json holds: one measurement of a rule's before/after pair, and where it was made.</summary>
internal sealed record EvidenceRecord
{
    public required string Rule { get; init; }

    public required string Command { get; init; }

    public required string Source { get; init; }

    public required string MeasuredOn { get; init; }

    public required string Runtime { get; init; }

    public required string Os { get; init; }

    public required string Cpu { get; init; }

    public required int LogicalCores { get; init; }

    public required string Clock { get; init; }

    public required IReadOnlyList<EvidenceCase> Cases { get; init; }
}
