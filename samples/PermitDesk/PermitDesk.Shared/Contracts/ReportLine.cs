namespace PermitDesk.Shared.Contracts;

/// <summary>What became of the permits that a district received in a month. <paramref name="HandlingDays"/> is the mean of those decided.</summary>
public sealed record ReportLine(string District, int Month, int Received, int Decided, int Refused, int Overdue, double? HandlingDays)
{
    public static double? MeanDays(int sum, int decided) => decided == 0 ? null : Math.Round((double)sum / decided, 1);
}
