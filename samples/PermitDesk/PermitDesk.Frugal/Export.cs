using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using PermitDesk.Shared.Contracts;

namespace PermitDesk.Frugal;

/// <summary>Writes rows while they come from the database.</summary>
internal static class Export
{
    private const int ChunkBytes = 16 * 1024;

    public static async Task WriteAsync(IAsyncEnumerable<ExportRow> rows, ExportFormat format, PipeWriter output, CancellationToken cancellationToken)
    {
        using var json = new Utf8JsonWriter(output);
        if (format == ExportFormat.Csv)
            WriteText(ExportRow.CsvHeader + "\n", output);

        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (format == ExportFormat.Csv)
                WriteText(CsvLine(row), output);
            else
                WriteJsonLine(row, json, output);

            if (output.UnflushedBytes >= ChunkBytes)
                await output.FlushAsync(cancellationToken);
        }

        await output.FlushAsync(cancellationToken);
    }

    private static string CsvLine(ExportRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Number};{row.Type};{row.Status};{row.ReceivedOn:yyyy-MM-dd};{(row.IsOverdue ? "true" : "false")};"
        + $"{CsvField.Quote(row.Applicant)};{CsvField.Quote(row.Street)};{row.HouseNumber};{row.PostalCode};"
        + $"{row.DecidedOn:yyyy-MM-dd};{row.Outcome};{row.HandlingDays};{row.FeeInCents}\n");

    private static void WriteJsonLine(ExportRow row, Utf8JsonWriter json, PipeWriter output)
    {
        JsonSerializer.Serialize(json, row, ExportJson.Default.ExportRow);
        json.Reset();
        WriteText("\n", output);
    }

    private static void WriteText(string text, PipeWriter output) => Encoding.UTF8.GetBytes(text, output);
}
