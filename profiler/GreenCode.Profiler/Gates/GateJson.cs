using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Gates;

/// <summary>The JSON form of a gate's result, described by docs/reference/gate.schema.json.</summary>
public static class GateJson
{
    /// <summary>A result of two hundred runs and ten thousand methods is smaller.</summary>
    private const long MaxBytes = 64L << 20;

    /// <summary>Above 0, and so far above what is measured that ratios of anything in between are numbers.</summary>
    private const double Least = 1e-30, Most = 1e15;

    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        Encoder = JavaScriptEncoder.Default,
        MaxDepth = 16,
        WriteIndented = true,
        NewLine = "\n",
        AllowDuplicateProperties = false,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Writes the result as UTF-8.</summary>
    public static void Write(GateReport report, Stream output)
    {
        JsonSerializer.Serialize(output, report, Options);
        output.WriteByte((byte)'\n');
    }

    /// <summary>Reads a result. The input is not trusted: whatever it holds, the outcome is a result or this exception.</summary>
    /// <exception cref="RecordFormatException">It is no gate's result, or one of a later version; the message says which, as a sentence.</exception>
    public static GateReport Read(Stream input)
    {
        var text = new MemoryStream();
        try
        {
            new LimitedStream(input, MaxBytes, default).CopyTo(text);
            var report = JsonSerializer.Deserialize<GateReport>(text.ToArray(), Options)
                ?? throw new RecordFormatException("The file holds 'null' where the result of a gate was expected.");
            Check(report);
            return report;
        }
        catch (JsonException failure)
        {
            throw new RecordFormatException(IsRecord(text.ToArray())
                ? "The file is the record of one profile. A gate needs the runs of a gate: 'greencode gate -o base.greencode.json -- COMMAND' stores them."
                : $"The file is not the result of a gate: {JsonFault.Explain(failure)}", failure);
        }
        catch (InvalidDataException failure)
        {
            throw new RecordFormatException($"The file is not the result of a gate: {failure.Message}", failure);
        }
    }

    private static void Check(GateReport report)
    {
        foreach (var (name, side) in new[] { ("baseline", report.Baseline), ("candidate", report.Candidate) })
        {
            if (side is null)
                continue;
            if (side.Runs.IsDefault || side.Runs.Length > GateSettings.MostRuns)
                throw Unsound(name, $"has no runs, or more than {GateSettings.MostRuns}");
            foreach (var (position, run) in side.Runs.Index())
            {
                if (run is not { Value: >= Least and <= Most, Block: >= 0 }
                    || !new[] { run.Units, run.DurationSeconds, run.CpuSeconds, run.Joules ?? 0, run.AllocatedBytes ?? 0 }.All(amount => amount is >= 0 and <= Most))
                    throw Unsound($"{name}.runs[{position}]", "is empty, or holds a number that nobody measures: below 0, or very large");
            }
        }
    }

    private static RecordFormatException Unsound(string place, string what) => new($"The file is not a sound result of a gate: {place} {what}.");

    private static bool IsRecord(byte[] text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("schemaVersion", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
