namespace PermitDesk.Frugal;

/// <summary>One row of the report's query.</summary>
internal sealed record ReportGroup(string District, int Month, int Received, int Decided, int Refused, int Overdue, int HandlingDays);
