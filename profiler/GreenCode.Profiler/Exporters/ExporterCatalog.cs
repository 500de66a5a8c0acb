using System.Collections.Immutable;
using GreenCode.Profiler.Exporters.Firefox;
using GreenCode.Profiler.Exporters.Html;
using GreenCode.Profiler.Exporters.Pprof;

namespace GreenCode.Profiler.Exporters;

/// <summary>Every format that a record can be written in. A new exporter is one line here.</summary>
public static class ExporterCatalog
{
    /// <summary>The exporters.</summary>
    public static ImmutableArray<IReportExporter> All { get; } =
    [
        new JsonExporter(),
        new HtmlExporter(),
        new MarkdownExporter(),
        new CsvExporter(),
        new SarifExporter(),
        new FirefoxExporter(),
        new SpeedscopeExporter(),
        new PprofExporter(),
        new CollapsedExporter(),
        new OpenMetricsExporter(),
    ];

    /// <summary>The exporter called <paramref name="format"/>; null where there is none.</summary>
    public static IReportExporter? ByName(string format) => ByName(format, All);

    /// <summary>The one of <paramref name="exporters"/> called <paramref name="format"/>; null where there is none.</summary>
    public static IReportExporter? ByName(string format, ImmutableArray<IReportExporter> exporters) =>
        exporters.FirstOrDefault(exporter => string.Equals(exporter.Format.Name, format, StringComparison.OrdinalIgnoreCase));

    /// <summary>The exporter for a file of this name, by the longest ending that fits; null where none fits.</summary>
    public static IReportExporter? ByFileName(string path) => ByFileName(path, All);

    /// <summary>The one of <paramref name="exporters"/> for a file of this name, by the longest ending that fits; null where none fits.</summary>
    public static IReportExporter? ByFileName(string path, ImmutableArray<IReportExporter> exporters) => exporters
        .SelectMany(exporter => exporter.Format.Extensions.Select(extension => (exporter, extension)))
        .Where(pair => path.EndsWith(pair.extension, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(pair => pair.extension.Length)
        .Select(pair => pair.exporter)
        .FirstOrDefault();
}
