using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Exporters;

/// <summary>Turns a finished record into one format. A new format is one file here and one line in <see cref="ExporterCatalog"/>.</summary>
public interface IReportExporter
{
    /// <summary>The format: its name for <c>--format</c>, its file extensions, and what it is for.</summary>
    ExportFormat Format { get; }

    /// <summary>Writes <paramref name="record"/> to <paramref name="output"/>, which stays open.</summary>
    void Export(EnergyRecord record, Stream output);
}
