using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GreenCode.Energy;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Exporters.Html;

/// <summary>
/// One self-contained page: style, script, texts in two languages and the record's figures in one file that asks the network for nothing.
/// Names from the record reach it as JSON and as text, never as markup.
/// </summary>
/// <param name="before">A record to show the difference to; null for a page about one record.</param>
public sealed partial class HtmlExporter(EnergyRecord? before = null) : IReportExporter
{
    private static readonly Lazy<HtmlPageParts> Parts = new(HtmlPageParts.Load);

    /// <inheritdoc/>
    public ExportFormat Format { get; } = new("html", [".html", ".htm"], "one page for leads and developers that works from disk");

    /// <inheritdoc/>
    public void Export(EnergyRecord record, Stream output)
    {
        var parts = Parts.Value;
        var pieces = Place().Split(parts.Template);
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i % 2 == 0)
                Write(output, pieces[i]);
            else if (pieces[i] == "record")
                HtmlPageData.Write(record, before, output);
            else
                Write(output, Value(pieces[i], parts, record));
        }
    }

    private static string Value(string place, HtmlPageParts parts, EnergyRecord record) => place switch
    {
        "style" => parts.Style,
        "script" => parts.Script,
        "styleHash" => Hash(parts.Style),
        "scriptHash" => Hash(parts.Script),
        "texts" => parts.Texts,
        "title" => WebUtility.HtmlEncode($"GreenCode: {record.Target.Name}"),
        "summary" => $"<p>{WebUtility.HtmlEncode(English(record))}</p>\n<p lang=\"nl\">{WebUtility.HtmlEncode(Dutch(record))}</p>",
        _ => throw new InvalidOperationException($"report.html has a place '{place}' that nothing fills."),
    };

    /// <summary>What a reader without scripts sees.</summary>
    private static string English(EnergyRecord record)
    {
        var culture = CultureInfo.InvariantCulture;
        return $"{record.Target.Name}: {AmountOf(record, culture, "measured", "estimated", "no energy was measured")} in "
            + $"{Quantity.Seconds(record.DurationSeconds, culture)}. The rest of this page needs scripts; they stand in this file and ask the network for nothing.";
    }

    private static string Dutch(EnergyRecord record)
    {
        var culture = CultureInfo.GetCultureInfo("nl-NL");
        return $"{record.Target.Name}: {AmountOf(record, culture, "gemeten", "geschat", "er is geen energie gemeten")} in "
            + $"{Quantity.Seconds(record.DurationSeconds, culture)}. De rest van deze pagina heeft scripts nodig; die staan in dit bestand en vragen niets van het netwerk.";
    }

    private static string AmountOf(EnergyRecord record, CultureInfo culture, string measured, string estimated, string unavailable)
    {
        var (value, low, high) = record.Energy.Target;
        return record.Meter.Provenance == Provenance.Unavailable
            ? unavailable
            : $"{Quantity.Joules(value, low, high, culture)} ({Quantity.JoulesInterval(low, high, culture)}, {(record.Meter.Provenance == Provenance.Measured ? measured : estimated)})";
    }

    private static string Hash(string content) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static void Write(Stream output, string text) => output.Write(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Place();
}
