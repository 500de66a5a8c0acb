using System.Globalization;
using System.Text;
using GreenCode.Energy;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Exporters;

/// <summary>
/// The figures of one profile as gauges in the OpenMetrics text format, for a push gateway or a node exporter's textfile collector. Methods beyond the
/// hundred dearest are taken together, so that a series is not made for each.
/// </summary>
public sealed class OpenMetricsExporter : IReportExporter
{
    private const int MostMethods = 100;

    /// <inheritdoc/>
    public ExportFormat Format { get; } = new("openmetrics", [".prom", ".openmetrics"], "gauges for Prometheus");

    /// <inheritdoc/>
    public void Export(EnergyRecord record, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var labels = $"target=\"{Escape(record.Target.Name)}\",provenance=\"{record.Meter.Provenance.ToString().ToLowerInvariant()}\"";
        var hasEnergy = record.Meter.Provenance != Provenance.Unavailable;
        var methods = record.Methods.OrderByDescending(method => hasEnergy ? method.SelfJoules : method.CpuSeconds).ToArray();

        Write(writer, "greencode_profile_duration_seconds", "How long was measured.", "seconds", [("", record.DurationSeconds)], labels);
        if (hasEnergy)
        {
            Write(writer, "greencode_energy_joules", "Energy counted on the machine, by who used it.", "joules",
                Ends("part", [("target", record.Energy.Target), ("other_processes", record.Energy.OtherProcesses), ("idle", record.Energy.Idle)]), labels);
            Write(writer, "greencode_method_self_joules", "Energy spent in a method itself.", "joules", Methods(methods, method => method.SelfJoules), labels);
            Write(writer, "greencode_bucket_joules", "Energy of the target that belongs to no method.", "joules",
                record.Buckets.Select(bucket => (Label("bucket", bucket.Name), bucket.Joules)), labels);
            Write(writer, "greencode_request_joules", "Energy of one request on average.", "joules",
                Ends("endpoint", record.Requests.Select(request => (request.Endpoint, new EnergyAmount(request.JoulesPerRequest, request.Low, request.High)))), labels);
            if (record.Background is { } background)
                Write(writer, "greencode_background_joules", "Energy of the target outside of requests.", "joules", [("", background.Joules)], labels);
        }

        Write(writer, "greencode_method_cpu_seconds", "CPU time spent in a method itself.", "seconds", Methods(methods, method => method.CpuSeconds), labels);
        Write(writer, "greencode_request_cpu_seconds", "CPU time of one request on average.", "seconds",
            record.Requests.Select(request => (Label("endpoint", request.Endpoint), request.CpuSecondsPerRequest)), labels);
        writer.WriteLine("# EOF");
    }

    private static IEnumerable<(string Labels, double Value)> Ends(string name, IEnumerable<(string Value, EnergyAmount Amount)> amounts) =>
        amounts.SelectMany<(string Value, EnergyAmount Amount), (string, double)>(item =>
        [
            ($"{Label(name, item.Value)},bound=\"value\"", item.Amount.Joules),
            ($"{Label(name, item.Value)},bound=\"low\"", item.Amount.Low),
            ($"{Label(name, item.Value)},bound=\"high\"", item.Amount.High),
        ]);

    private static IEnumerable<(string Labels, double Value)> Methods(MethodEnergy[] methods, Func<MethodEnergy, double> value)
    {
        // Overloads share a name, and a series may stand only once.
        foreach (var same in methods.Take(MostMethods).GroupBy(method => (method.Name, method.Module)))
            yield return ($"{Label("method", same.Key.Name)},{Label("module", same.Key.Module ?? "")}", same.Sum(value));
        if (methods.Length > MostMethods)
            yield return (Label("method", "(all other methods)") + "," + Label("module", ""), methods.Skip(MostMethods).Sum(value));
    }

    private static void Write(
        StreamWriter writer, string name, string help, string unit, IEnumerable<(string Labels, double Value)> series, string common)
    {
        var lines = series.GroupBy(item => item.Labels).Select(same =>
            $"{name}{{{common}{(same.Key.Length == 0 ? "" : ",")}{same.Key}}} {same.Sum(item => item.Value).ToString("R", CultureInfo.InvariantCulture)}").ToArray();
        if (lines.Length == 0)
            return;
        writer.WriteLine($"# HELP {name} {help}");
        writer.WriteLine($"# TYPE {name} gauge");
        writer.WriteLine($"# UNIT {name} {unit}");
        foreach (var line in lines)
            writer.WriteLine(line);
    }

    private static string Label(string name, string value) => $"{name}=\"{Escape(value)}\"";

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
