using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Serialisation of one small object.</summary>
[RuleBenchmark("GRN0704")]
public class JsonOptionsPerCallBenchmark
{
    private static readonly JsonSerializerOptions Plain = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private static readonly JsonSerializerOptions WithConverter = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly Permit _permit = new(4711, "Dakkapel", PermitStatus.Granted, new DateOnly(2026, 3, 1));

    [Benchmark, BenchmarkCategory("Plain")]
    public string BeforePlain() => JsonSerializer.Serialize(_permit, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });

    [Benchmark, BenchmarkCategory("Plain")]
    public string AfterPlain() => JsonSerializer.Serialize(_permit, Plain);

    [Benchmark, BenchmarkCategory("Converter")]
    public string BeforeConverter() => JsonSerializer.Serialize(_permit, new JsonSerializerOptions { Converters = { new JsonStringEnumConverter() } });

    [Benchmark, BenchmarkCategory("Converter")]
    public string AfterConverter() => JsonSerializer.Serialize(_permit, WithConverter);

    public enum PermitStatus
    {
        Requested,
        Granted,
    }

    public sealed record Permit(int Number, string Subject, PermitStatus Status, DateOnly Decided);
}
