using System.Text.Json;
using System.Text.Json.Serialization;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Gates;

/// <summary>Refuses a gate's result of another version as soon as its version is read, before a later shape shows as a missing field.</summary>
internal sealed class GateVersionConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var version = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number)
            ? number
            : throw new RecordFormatException("The result has a version that is no whole number, or a very large one.");
        return version switch
        {
            < 1 => throw new RecordFormatException($"The result has version {version}, which never existed."),
            <= GateReport.CurrentVersion => version,
            _ => throw new RecordFormatException(
                $"The result has version {version}; this greencode reads up to {GateReport.CurrentVersion}. Use a newer greencode, or store the baseline again."),
        };
    }

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
