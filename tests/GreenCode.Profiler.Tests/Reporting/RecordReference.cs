using System.Text.Json;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Tests.Reporting;

/// <summary>Generates the record's JSON Schema and reference tables from its types and their documentation.</summary>
public static class RecordReference
{
    private static readonly JsonReference Reference = new(
        typeof(EnergyRecord), "GreenCode energy record", ("schemaVersion", EnergyRecord.CurrentSchemaVersion), RecordJson.Options, JsonNamingPolicy.CamelCase);

    public static string Schema() => Reference.Schema();

    public static string Tables() => Reference.Tables();
}
