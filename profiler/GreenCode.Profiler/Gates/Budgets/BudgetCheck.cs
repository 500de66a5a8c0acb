namespace GreenCode.Profiler.Gates.Budgets;

/// <summary>How a record stands to one limit of a budget.</summary>
/// <param name="Name">What is limited, such as <c>CPU time per request of GET /permits</c>.</param>
/// <param name="Key">Its name in the budget's file.</param>
/// <param name="Unit">The unit of the figures: <c>J</c>, <c>s</c>, or <c>share</c>.</param>
/// <param name="Limit">The most that is allowed.</param>
/// <param name="Value">What the record says; null where it says nothing.</param>
/// <param name="Low">The lower end of the 95 % interval; null where the record says nothing.</param>
/// <param name="High">The upper end of the 95 % interval; null where the record says nothing.</param>
/// <param name="Verdict">Fail where the whole interval is above the limit, pass where it is not above it anywhere, inconclusive between, refused where nothing can be said.</param>
/// <param name="Problem">Why nothing can be said, as sentences; null where something can.</param>
/// <param name="IsUncalled">Whether nothing can be said because the endpoint was never called.</param>
public sealed record BudgetCheck(
    string Name, string Key, string Unit, double Limit, double? Value, double? Low, double? High, GateVerdict Verdict, string? Problem = null, bool IsUncalled = false);
