using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;
using Microsoft.AspNetCore.Builder;

namespace GreenCode.Benchmarks.Rules;

/// <summary>An asynchronous call that waits once: a thousand in turn, and as what a request does.</summary>
[RuleBenchmark("GRN0206")]
public class NeedlessTaskRunBenchmark
{
    private const int Calls = 1_000;

    private HttpClient _client = new();

    [GlobalSetup]
    public void Start() => _client = new HttpClient { BaseAddress = LoopbackServer.Start(app =>
    {
        app.MapGet("/before", async () => await Task.Run(() => LoadAsync()));
        app.MapGet("/after", async () => await LoadAsync());
    }) };

    [Benchmark(OperationsPerInvoke = Calls), BenchmarkCategory("Call")]
    public async Task<int> BeforeCall()
    {
        var sum = 0;
        for (var i = 0; i < Calls; i++)
            sum += await Task.Run(() => LoadAsync());
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Calls), BenchmarkCategory("Call")]
    public async Task<int> AfterCall()
    {
        var sum = 0;
        for (var i = 0; i < Calls; i++)
            sum += await LoadAsync();
        return sum;
    }

    [Benchmark, BenchmarkCategory("Request")]
    public Task<string> BeforeRequest() => _client.GetStringAsync(new Uri("/before", UriKind.Relative));

    [Benchmark, BenchmarkCategory("Request")]
    public Task<string> AfterRequest() => _client.GetStringAsync(new Uri("/after", UriKind.Relative));

    private static async Task<int> LoadAsync()
    {
        await Task.Yield();
        return 4711;
    }
}
