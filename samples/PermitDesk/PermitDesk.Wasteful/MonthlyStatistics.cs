using PermitDesk.Shared.Contracts;
using PermitDesk.Shared.Domain;

namespace PermitDesk.Wasteful;

internal static class MonthlyStatistics
{
    public static List<ReportLine> Of(List<Permit> permits)
    {
        var lines = new List<ReportLine>();
        foreach (var district in permits.Select(p => p.Address.District).Distinct().OrderBy(d => d, StringComparer.Ordinal))
        {
            for (var month = 1; month <= 12; month++)
            {
                if (permits.Any(p => p.Address.District == district && p.ReceivedOn.Month == month))
                    lines.Add(Line(permits, district, month));
            }
        }

        return lines;
    }

    private static ReportLine Line(List<Permit> permits, string district, int month)
    {
        var received = permits.Where(p => p.Address.District == district && p.ReceivedOn.Month == month);
        var decided = received.Where(p => p.Decision != null);
        return new ReportLine(
            district, month, received.Count(), decided.Count(), decided.Count(p => p.Decision!.Outcome == DecisionOutcome.Refused),
            received.Count(p => p.IsOverdue), ReportLine.MeanDays(decided.Sum(p => p.Decision!.HandlingDays), decided.Count()));
    }
}
