using System.Net.Http.Json;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A list of small objects as JSON, read from the body of a response: 10 objects (0.8 kB), 1,000 (78 kB) and 30,000 (2.4 MB).</summary>
[RuleBenchmark("GRN0408")]
public class BufferedPayloadBenchmark
{
    private readonly byte[] _small = Json(10);
    private readonly byte[] _medium = Json(1_000);
    private readonly byte[] _large = Json(30_000);

    [Benchmark, BenchmarkCategory("Small")]
    public Task<Permit[]?> BeforeSmall() => FromText(_small);

    [Benchmark, BenchmarkCategory("Small")]
    public Task<Permit[]?> AfterSmall() => FromStream(_small);

    [Benchmark, BenchmarkCategory("Medium")]
    public Task<Permit[]?> BeforeMedium() => FromText(_medium);

    [Benchmark, BenchmarkCategory("Medium")]
    public Task<Permit[]?> AfterMedium() => FromStream(_medium);

    [Benchmark, BenchmarkCategory("Large")]
    public Task<Permit[]?> BeforeLarge() => FromText(_large);

    [Benchmark, BenchmarkCategory("Large")]
    public Task<Permit[]?> AfterLarge() => FromStream(_large);

    private static byte[] Json(int count) =>
        JsonSerializer.SerializeToUtf8Bytes(Enumerable.Range(1, count).Select(number => new Permit(number, "Dakkapel aan de achterzijde", new DateOnly(2026, 3, 1))));

    private static async Task<Permit[]?> FromText(byte[] body)
    {
        using var content = new StreamContent(new MemoryStream(body));
        return JsonSerializer.Deserialize<Permit[]>(await content.ReadAsStringAsync());
    }

    private static async Task<Permit[]?> FromStream(byte[] body)
    {
        using var content = new StreamContent(new MemoryStream(body));
        return await content.ReadFromJsonAsync<Permit[]>(JsonSerializerOptions.Default);
    }

    public sealed record Permit(int Number, string Subject, DateOnly Decided);
}
