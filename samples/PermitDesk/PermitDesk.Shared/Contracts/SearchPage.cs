namespace PermitDesk.Shared.Contracts;

public sealed record SearchPage(int Total, IReadOnlyList<PermitSummary> Permits);
