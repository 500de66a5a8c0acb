using System.Collections.Immutable;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Gates.Budgets;

/// <summary>How a record stands to a budget. Its JSON form is described by docs/reference/budget-report.schema.json.</summary>
public sealed record BudgetReport
{
    /// <summary>The version of the shape.</summary>
    public int BudgetReportVersion { get; init; } = 1;

    /// <summary>The tool that wrote it.</summary>
    public required ToolInfo Tool { get; init; }

    /// <summary>The name of what was measured.</summary>
    public required string Target { get; init; }

    /// <summary>When the record was made, UTC.</summary>
    public required DateTimeOffset RecordCreatedAt { get; init; }

    /// <summary>The worst of the checks; refused only where nothing failed.</summary>
    public required GateVerdict Verdict { get; init; }

    /// <summary>Every limit of the budget, worst first.</summary>
    public required ImmutableArray<BudgetCheck> Checks { get; init; }

    /// <summary>Every caveat that a reader must know, as sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
