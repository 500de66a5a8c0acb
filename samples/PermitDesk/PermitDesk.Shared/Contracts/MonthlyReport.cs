namespace PermitDesk.Shared.Contracts;

/// <summary>A year of the register, ordered by district and month; a month in which a district received nothing has no line.</summary>
public sealed record MonthlyReport(int Year, IReadOnlyList<ReportLine> Lines);
