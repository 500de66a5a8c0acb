using System.Text.Json;
using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A list of a hundred small objects, as a service would answer with: only the writing, neither compression nor network.</summary>
[RuleBenchmark("GRN0707")]
public class IndentedResponseBenchmark
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web);

    private readonly Permit[] _permits = [.. Enumerable.Range(0, 100).Select(i => new Permit(i, "Dakkapel", new Address("Lange Voorhout", i, "2514 EA"), new DateOnly(2026, 3, 1)))];

    [Benchmark, BenchmarkCategory("Write")]
    public byte[] BeforeIndented() => JsonSerializer.SerializeToUtf8Bytes(_permits, Indented);

    [Benchmark, BenchmarkCategory("Write")]
    public byte[] AfterCompact() => JsonSerializer.SerializeToUtf8Bytes(_permits, Compact);

    public sealed record Permit(int Number, string Subject, Address Address, DateOnly Decided);

    public sealed record Address(string Street, int Number, string Postcode);
}
