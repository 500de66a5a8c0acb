using GreenCode.Benchmarks.Evidence;
using Microsoft.AspNetCore.Builder;

namespace GreenCode.Benchmarks.Rules;

/// <summary>200 requests without TLS, whose handshake would come on top.</summary>
[RuleBenchmark("GRN0401")]
internal sealed class HttpClientPerCallBenchmark : IWorkload
{
    private const int Requests = 200;

    private static readonly HttpClient Shared = new();

    private readonly Uri _server = LoopbackServer.Start(app => app.MapGet("/", () => "permit"));

    public string Case => "Requests";

    public int Runs => 15;

    public async Task Before()
    {
        for (var i = 0; i < Requests; i++)
        {
            using var client = new HttpClient();
            await client.GetStringAsync(_server);
        }
    }

    public async Task After()
    {
        for (var i = 0; i < Requests; i++)
            await Shared.GetStringAsync(_server);
    }
}
