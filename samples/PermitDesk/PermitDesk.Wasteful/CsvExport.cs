using System.Globalization;
using PermitDesk.Shared.Contracts;

namespace PermitDesk.Wasteful;

internal static class CsvExport
{
    public static string ToCsv(IEnumerable<ExportRow> rows)
    {
        var csv = ExportRow.CsvHeader + "\n";
        foreach (var row in rows)
        {
            csv += row.Number + ";" + row.Type + ";" + row.Status + ";" + Date(row.ReceivedOn) + ";" + (row.IsOverdue ? "true" : "false");
            csv += ";" + CsvField.Quote(row.Applicant) + ";" + CsvField.Quote(row.Street) + ";" + row.HouseNumber + ";" + row.PostalCode;
            csv += ";" + Date(row.DecidedOn) + ";" + row.Outcome + ";" + row.HandlingDays + ";" + row.FeeInCents + "\n";
        }

        return csv;
    }

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
