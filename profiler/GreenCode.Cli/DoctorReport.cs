using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GreenCode.Energy;
using GreenCode.Energy.Host;
using GreenCode.Profiler.Sampling;

namespace GreenCode.Cli;

/// <summary>What <c>greencode doctor --format json</c> writes. Fields are added over time; none changes its meaning or goes away.</summary>
/// <param name="SchemaVersion">The version of this shape.</param>
/// <param name="Energy">What a profile's joules would be now: <c>measured</c>, <c>estimated</c> or <c>unavailable</c>.</param>
/// <param name="Meters">The energy meters, most trusted first.</param>
/// <param name="Engines">The sampling engines, in order of preference.</param>
/// <param name="Host">What matters to measurements on this machine, good or bad.</param>
public sealed record DoctorReport(
    int SchemaVersion,
    Provenance Energy,
    ImmutableArray<DoctorMeter> Meters,
    ImmutableArray<DoctorEngine> Engines,
    ImmutableArray<DoctorFinding> Host)
{
    private const int CurrentSchemaVersion = 1;

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // Not for a web page: an apostrophe may stay one.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>Looks at the machine.</summary>
    public static DoctorReport Of(MeterEnvironment environment)
    {
        ImmutableArray<DoctorMeter> meters =
        [
            .. MeterCatalog.ProbeAll(environment).Zip(MeterCatalog.KindsIn(environment), (probe, kind) =>
                new DoctorMeter(probe.Meter, kind.Provenance, probe.IsUsable, probe.Reason, probe.Remedy, probe.RemedyGivesAway)),
        ];
        return new(
            CurrentSchemaVersion,
            meters.FirstOrDefault(meter => meter.IsUsable)?.Provenance ?? Provenance.Unavailable,
            meters,
            [.. SamplingEngines.ProbeAll().Select(probe => new DoctorEngine(probe.Engine, probe.IsUsable, probe.Reason))],
            [
                .. HostHygiene.Inspect(environment).Select(finding =>
                    new DoctorFinding(finding.Name, finding.SpoilsMeasurements, finding.Finding, finding.Remedy)),
            ]);
    }

    /// <summary>Writes it as UTF-8 JSON.</summary>
    public void WriteJson(Stream output)
    {
        JsonSerializer.Serialize(output, this, Json);
        output.WriteByte((byte)'\n');
    }
}
