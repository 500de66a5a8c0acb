using System.Text.Json;
using GreenCode.TestKit;

namespace GreenCode.Analyzers.Tests.Docs;

/// <summary>What documents quote from docs/evidence/GRNxxxx.json, which <c>GreenCode.Benchmarks evidence</c> writes.</summary>
internal sealed record Evidence(string Command, string Source, DateOnly MeasuredOn, string Runtime, string Os, string Cpu, int LogicalCores, IReadOnlyList<EvidenceCase> Cases)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    public static Evidence? Of(string id)
    {
        var file = Repository.PathOf("docs", "evidence", $"{id}.json");
        return File.Exists(file) ? JsonSerializer.Deserialize<Evidence>(File.ReadAllText(file), Json) : null;
    }
}
