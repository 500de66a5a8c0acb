using System.Globalization;
using System.Text;
using GreenCode.Energy;
using GreenCode.Profiler.Reporting;
using static GreenCode.Profiler.Reporting.MarkdownText;

namespace GreenCode.Profiler.Exporters;

/// <summary>A summary in Markdown that fits a comment on a pull request: the figures, what to fix first, dearest methods and endpoints, caveats.</summary>
public sealed class MarkdownExporter : IReportExporter
{
    private const int MostRows = 10;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <inheritdoc/>
    public ExportFormat Format { get; } = new("md", [".md"], "a summary for a pull request");

    /// <inheritdoc/>
    public void Export(EnergyRecord record, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine($"## Energy: {Code(record.Target.Name)}");
        writer.WriteLine();
        writer.WriteLine(Summary(record));
        WriteFindings(writer, record);
        WriteMethods(writer, record);
        WriteEndpoints(writer, record);
        WriteProcesses(writer, record);
        WriteCaveats(writer, record);
    }

    private static string Summary(EnergyRecord record)
    {
        var cpu = Quantity.Seconds(record.Methods.Sum(method => method.CpuSeconds) + record.Buckets.Sum(bucket => bucket.CpuSeconds), Culture);
        var duration = Quantity.Seconds(record.DurationSeconds, Culture);
        if (record.Meter.Provenance == Provenance.Unavailable)
            return $"**No energy was measured.** {cpu} of CPU time in {duration}.";

        var (joules, low, high) = record.Energy.Target;
        return $"**{Quantity.Joules(joules, low, high, Culture)}** ({Quantity.JoulesInterval(low, high, Culture)}, {ProvenanceOf(record)}) in {duration}: "
            + $"{Quantity.Watts(record.DurationSeconds > 0 ? joules / record.DurationSeconds : 0, Culture)} on average, {cpu} of CPU time, "
            + $"{Quantity.Share(joules, record.Energy.Total.Joules, Culture)} of what the meter counted on this machine.";
    }

    private static void WriteFindings(StreamWriter writer, EnergyRecord record)
    {
        var seen = record.Findings.Where(finding => finding.Method is not null).ToArray();
        if (seen.Length == 0)
            return;
        WriteTable(writer, $"Fix first ({ProvenanceOf(record)} energy of the method that the finding stands in)", ["energy", "interval", "share", "rule", "place", "finding"], "rrr|||",
            seen, finding =>
            [
                Quantity.Joules(finding.Joules, finding.Low, finding.High, Culture), Quantity.JoulesInterval(finding.Low, finding.High, Culture),
                Quantity.Share(finding.Share, 1, Culture), Code(finding.RuleId),
                Code(string.Create(Culture, $"{finding.File}:{finding.Line}")), Plain(finding.Message),
            ]);
    }

    private static void WriteMethods(StreamWriter writer, EnergyRecord record)
    {
        if (record.Meter.Provenance == Provenance.Unavailable)
        {
            WriteTable(writer, "Methods by CPU time", ["CPU", "method"], "r|", record.Methods.OrderByDescending(method => method.CpuSeconds).ToArray(),
                method => [Quantity.Seconds(method.CpuSeconds, Culture), Code(method.Name)]);
            return;
        }

        var target = record.Energy.Target.Joules;
        WriteTable(writer, $"Methods by {ProvenanceOf(record)} energy", ["self", "interval", "share", "total", "CPU", "method"], "rrrrr|", record.Methods, method =>
        [
            Quantity.Joules(method.SelfJoules, method.SelfLow, method.SelfHigh, Culture), Quantity.JoulesInterval(method.SelfLow, method.SelfHigh, Culture),
            Quantity.Share(method.SelfJoules, target, Culture), Quantity.Joules(method.TotalJoules, method.TotalLow, method.TotalHigh, Culture),
            Quantity.Seconds(method.CpuSeconds, Culture), Code(method.Name),
        ]);
    }

    private static void WriteEndpoints(StreamWriter writer, EnergyRecord record)
    {
        if (record.Requests.IsEmpty || record.Meter.Provenance == Provenance.Unavailable)
            return;
        WriteTable(writer, $"Endpoints by {ProvenanceOf(record)} energy", ["per request", "interval", "requests", "CPU per request", "endpoint"], "rrrr|",
            record.Requests.OrderByDescending(request => request.Joules).ToArray(), request =>
            [
                Quantity.Joules(request.JoulesPerRequest, request.Low, request.High, Culture), Quantity.JoulesInterval(request.Low, request.High, Culture),
                request.Count.ToString("N0", Culture), Quantity.Seconds(request.CpuSecondsPerRequest, Culture), Code(request.Endpoint),
            ]);
        if (record.Background is { } background)
        {
            writer.WriteLine();
            writer.WriteLine($"Outside of requests: {Quantity.Joules(background.Joules, background.Low, background.High, Culture)}, "
                + $"{Quantity.Share(background.Joules, record.Energy.Target.Joules, Culture)} of the target's energy.");
        }
    }

    private static void WriteProcesses(StreamWriter writer, EnergyRecord record)
    {
        if (record.Processes.Length < 2)
            return;
        WriteTable(writer, "Processes", ["energy", "share", "CPU", "process"], "rrr|", record.Processes, process =>
        [
            Quantity.Joules(process.Joules, Culture), Quantity.Share(process.Joules, record.Energy.Target.Joules, Culture),
            Quantity.Seconds(process.CpuSeconds, Culture), Code(process.Name),
        ]);
    }

    private static void WriteCaveats(StreamWriter writer, EnergyRecord record)
    {
        writer.WriteLine();
        writer.WriteLine("<details><summary>How it was measured</summary>");
        writer.WriteLine();
        writer.WriteLine($"- meter {Code(record.Meter.Name)} ({ProvenanceOf(record)}), engine {Code(record.Engine.Name)}, "
            + $"{record.Engine.Samples.ToString("N0", Culture)} samples, {Plain(record.Host.CpuModel)}, .NET {Plain(record.Target.RuntimeVersion ?? "not known")}, {record.Tool.Name} {record.Tool.Version}");
        if (record.Meter.Provenance == Provenance.Estimated)
            writer.WriteLine("- All joules are estimated. Every interval is the range in which the true value probably lies; most of its width is doubt about the whole, which all parts share.");
        foreach (var sentence in record.Notes.Append(record.Engine.KnownBias).OfType<string>().Take(2 * MostRows))
            writer.WriteLine($"- {Plain(sentence)}");
        writer.WriteLine();
        writer.WriteLine("</details>");
    }

    private static void WriteTable<T>(StreamWriter writer, string title, string[] heads, string alignment, IReadOnlyList<T> rows, Func<T, string[]> cells)
    {
        writer.WriteLine();
        writer.WriteLine($"**{title}**");
        writer.WriteLine();
        writer.WriteLine($"| {string.Join(" | ", heads)} |");
        writer.WriteLine($"|{string.Join('|', alignment.Select(side => side == 'r' ? "--:" : "---"))}|");
        foreach (var row in rows.Take(MostRows))
            writer.WriteLine($"| {string.Join(" | ", cells(row))} |");
        if (rows.Count > MostRows)
            writer.WriteLine($"\n{(rows.Count - MostRows).ToString("N0", Culture)} more are in the record.");
    }

    private static string ProvenanceOf(EnergyRecord record) => record.Meter.Provenance.ToString().ToLowerInvariant();
}
