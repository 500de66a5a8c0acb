using System.Text.Json;
using System.Text.Json.Serialization;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Gates.Budgets;

/// <summary>Refuses a budget of another version as soon as its version is read.</summary>
internal sealed class BudgetVersionConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var version = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number)
            ? number
            : throw new RecordFormatException("The budget has a version that is no whole number, or a very large one.");
        return version == GateBudget.CurrentVersion ? version : throw new RecordFormatException(
            $"The budget has version {version}; this greencode reads version {GateBudget.CurrentVersion}.");
    }

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
