using System.Net.Http.Json;
using GreenCode.Benchmarks.Evidence;
using Microsoft.AspNetCore.Builder;

namespace GreenCode.Benchmarks.Rules;

/// <summary>100 small objects, in as many requests and in one; ten times over.</summary>
[RuleBenchmark("GRN0402")]
internal sealed class HttpCallInLoopBenchmark : IWorkload
{
    private const int Times = 10;

    private static readonly int[] Numbers = [.. Enumerable.Range(1, 100)];

    private readonly HttpClient _client = new() { BaseAddress = LoopbackServer.Start(app =>
    {
        app.MapGet("/permits/{number}", (int number) => new Permit(number, "Dakkapel"));
        app.MapGet("/permits", (int[] number) => number.Select(one => new Permit(one, "Dakkapel")));
    }) };

    public string Case => "Permits";

    public int Runs => 15;

    public async Task Before()
    {
        for (var i = 0; i < Times; i++)
        {
            foreach (var number in Numbers)
                await _client.GetFromJsonAsync<Permit>(new Uri($"/permits/{number}", UriKind.Relative));
        }
    }

    public async Task After()
    {
        var query = "/permits?number=" + string.Join("&number=", Numbers);
        for (var i = 0; i < Times; i++)
            await _client.GetFromJsonAsync<Permit[]>(new Uri(query, UriKind.Relative));
    }

    private sealed record Permit(int Number, string Subject);
}
