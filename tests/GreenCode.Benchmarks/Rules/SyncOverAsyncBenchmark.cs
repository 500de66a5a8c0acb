using GreenCode.Benchmarks.Evidence;
using Microsoft.AspNetCore.Builder;

namespace GreenCode.Benchmarks.Rules;

/// <summary>500 requests, at most 50 at a time, that each wait 10 ms for something else, as for a database.</summary>
[RuleBenchmark("GRN0201")]
internal sealed class SyncOverAsyncBenchmark : IWorkload
{
    private const int Requests = 500;
    private const int Concurrent = 50;

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(10);

    private readonly HttpClient _client = new() { BaseAddress = LoopbackServer.Start(app =>
    {
        app.MapGet("/before", () => LoadAsync().Result);
        app.MapGet("/after", async () => await LoadAsync());
    }) };

    public string Case => "Requests";

    public int Runs => 15;

    public Task Before() => GetAll("/before");

    public Task After() => GetAll("/after");

    private Task GetAll(string path) => Parallel.ForAsync(
        0, Requests, new ParallelOptions { MaxDegreeOfParallelism = Concurrent }, async (_, stop) => await _client.GetStringAsync(new Uri(path, UriKind.Relative), stop));

    private static async Task<string> LoadAsync()
    {
        await Task.Delay(Wait);
        return "permit";
    }
}
