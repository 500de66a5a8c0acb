using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Gates.Budgets;

/// <summary>The JSON form of a budget, described by docs/reference/budget.schema.json.</summary>
public static class BudgetJson
{
    private const long MaxBytes = 4L << 20;

    internal static readonly JsonSerializerOptions Options = new(GateJson.Options)
    {
        // People read and review it: names stay as they are written, and what is misspelt is no limit that nobody checks.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The budget as text.</summary>
    public static string Write(GateBudget budget) => JsonSerializer.Serialize(budget, Options) + "\n";

    /// <summary>Writes how a record stands to a budget, as UTF-8.</summary>
    public static void Write(BudgetReport report, Stream output)
    {
        JsonSerializer.Serialize(output, report, GateJson.Options);
        output.WriteByte((byte)'\n');
    }

    /// <summary>Reads a budget.</summary>
    /// <param name="input">The file, which is not trusted.</param>
    /// <param name="text">Its text, to find lines in.</param>
    /// <exception cref="RecordFormatException">It is no budget, or one without limits; the message says so, as sentences.</exception>
    public static GateBudget Read(Stream input, out string text)
    {
        try
        {
            using var reader = new StreamReader(new LimitedStream(input, MaxBytes));
            text = reader.ReadToEnd();
            var budget = JsonSerializer.Deserialize<GateBudget>(text, Options)
                ?? throw new RecordFormatException("The file holds 'null' where a budget was expected.");
            Check(budget);
            return budget;
        }
        catch (JsonException failure)
        {
            throw new RecordFormatException($"The file is not a budget: {JsonFault.Explain(failure)}", failure);
        }
        catch (InvalidDataException failure)
        {
            throw new RecordFormatException($"The file is not a budget: {failure.Message}", failure);
        }
    }

    private static void Check(GateBudget budget)
    {
        foreach (var (name, limit) in budget.Endpoints.Select(endpoint => ($"endpoints.{endpoint.Key}", (object?)endpoint.Value)).Concat(budget.Methods.Select(method => ($"methods.{method.Key}", (object?)method.Value))))
        {
            if (limit is null)
                throw new RecordFormatException($"The budget's {name} is null.");
        }

        (string Name, double? Limit)[] limits =
        [
            ("run.joules", budget.Run?.Joules),
            ("run.cpuSeconds", budget.Run?.CpuSeconds),
            .. budget.Endpoints.Select(endpoint => ($"endpoints.{endpoint.Key}.joulesPerRequest", endpoint.Value.JoulesPerRequest)),
            .. budget.Endpoints.Select(endpoint => ($"endpoints.{endpoint.Key}.cpuSecondsPerRequest", endpoint.Value.CpuSecondsPerRequest)),
            .. budget.Methods.Select(method => ($"methods.{method.Key}.share", (double?)method.Value.Share)),
        ];
        if (limits.All(limit => limit.Limit is null))
            throw new RecordFormatException("The budget sets no limit at all. 'greencode gate --budget FILE --update RECORD' writes one from a record.");
        foreach (var (name, limit) in limits)
        {
            if (limit is { } most && (!double.IsFinite(most) || most <= 0))
                throw new RecordFormatException($"The budget's {name} is no number above 0.");
        }

        if (budget.Methods.FirstOrDefault(method => method.Value.Share > 1) is { Key: { } broad })
            throw new RecordFormatException($"The budget's methods.{broad}.share is above 1, which every method keeps. Write 0.05 for 5 %.");
    }
}
