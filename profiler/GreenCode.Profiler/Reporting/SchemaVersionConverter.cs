using System.Text.Json;
using System.Text.Json.Serialization;

namespace GreenCode.Profiler.Reporting;

/// <summary>
/// Refuses a record of another version as soon as its version is read, which is before anything else in it:
/// a later shape must be named as such, not as a missing field.
/// </summary>
internal sealed class SchemaVersionConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var version = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number)
            ? number
            : throw new RecordFormatException("The record has a schema version that is no whole number, or a very large one.");
        return version switch
        {
            < 1 => throw new RecordFormatException($"The record has schema version {version}, which never existed."),
            <= EnergyRecord.CurrentSchemaVersion => version,
            _ => throw new RecordFormatException(
                $"The record has schema version {version}; this greencode reads up to {EnergyRecord.CurrentSchemaVersion}. Use a newer greencode."),
        };
    }

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
