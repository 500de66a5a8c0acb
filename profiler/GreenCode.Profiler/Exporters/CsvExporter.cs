using System.Globalization;
using System.Text;
using GreenCode.Energy;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Exporters;

/// <summary>
/// Methods, buckets and endpoints as comma-separated values (RFC 4180), for spreadsheets and notebooks: the column <c>self_joules</c> sums to the
/// energy of the target. Endpoints are a second view of the same energy, so they have totals only; with the row <c>background</c> these sum to the
/// energy of the target as well. Without a meter the columns of joules are empty, not zero.
/// </summary>
public sealed class CsvExporter : IReportExporter
{
    private const string Header = "kind,name,signature,module,provenance,self_joules,self_low,self_high,total_joules,total_low,total_high,cpu_seconds,samples,requests";

    /// <inheritdoc/>
    public ExportFormat Format { get; } = new("csv", [".csv"], "methods, buckets and endpoints for a spreadsheet");

    /// <inheritdoc/>
    public void Export(EnergyRecord record, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(Header);
        foreach (var method in record.Methods)
        {
            WriteRow(writer, record.Meter.Provenance, ["method", method.Name, method.Signature, method.Module],
                [method.SelfJoules, method.SelfLow, method.SelfHigh, method.TotalJoules, method.TotalLow, method.TotalHigh], method.CpuSeconds, method.Samples);
        }

        foreach (var bucket in record.Buckets)
        {
            WriteRow(writer, record.Meter.Provenance, ["bucket", bucket.Name, null, null],
                [bucket.Joules, bucket.Low, bucket.High, bucket.Joules, bucket.Low, bucket.High], bucket.CpuSeconds, null);
        }

        foreach (var request in record.Requests)
        {
            WriteRow(writer, record.Meter.Provenance, ["endpoint", request.Endpoint, null, null],
                [null, null, null, request.Joules, request.Low * request.Count, request.High * request.Count],
                request.CpuSecondsPerRequest * request.Count, null, request.Count);
        }

        if (record.Background is { } background)
        {
            WriteRow(writer, record.Meter.Provenance, ["background", "outside of requests", null, null],
                [null, null, null, background.Joules, background.Low, background.High], background.CpuSeconds, null);
        }
    }

    private static void WriteRow(StreamWriter writer, Provenance provenance, string?[] names, double?[] joules, double cpuSeconds, long? samples, long? requests = null) =>
        writer.WriteLine(string.Join(',',
        [
            .. names.Select(Quoted),
            provenance.ToString().ToLowerInvariant(),
            .. joules.Select(value => provenance == Provenance.Unavailable || value is not { } known ? "" : Number(known)),
            Number(cpuSeconds),
            samples?.ToString(CultureInfo.InvariantCulture) ?? "",
            requests?.ToString(CultureInfo.InvariantCulture) ?? "",
        ]));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        // A spreadsheet would compute what begins like a formula; an apostrophe makes it text.
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
