using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Exporters;

/// <summary>The record itself.</summary>
public sealed class JsonExporter : IReportExporter
{
    /// <inheritdoc/>
    public ExportFormat Format { get; } = new("json", [".greencode.json", ".json"], "the record, for later reports, gates and other tools");

    /// <inheritdoc/>
    public void Export(EnergyRecord record, Stream output) => RecordJson.Write(record, output);
}
