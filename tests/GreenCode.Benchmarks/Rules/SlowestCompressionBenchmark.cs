using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GreenCode.Benchmarks.Evidence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace GreenCode.Benchmarks.Rules;

/// <summary>20 responses of 1,000 small objects as JSON (59 kB), compressed with Brotli, and read and unpacked by the client.</summary>
[RuleBenchmark("GRN0405")]
internal sealed class SlowestCompressionBenchmark : IWorkload
{
    private const int Requests = 20;

    private static readonly string[] Subjects = ["Dakkapel", "Uitbouw", "Kapvergunning", "Evenement", "Inrit", "Terras", "Reclamebord"];

    private readonly HttpClient _client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.Brotli });
    private readonly Uri _smallest = Start(CompressionLevel.SmallestSize);
    private readonly Uri _fastest = Start(CompressionLevel.Fastest);

    public string Case => "Responses";

    public int Runs => 15;

    public Task Before() => GetAll(_smallest);

    public Task After() => GetAll(_fastest);

    private static Uri Start(CompressionLevel level)
    {
        var permits = Enumerable.Range(1, 1_000).Select(number => new Permit(number, Subjects[number * 31 % Subjects.Length], new DateOnly(2026, 1, 1).AddDays(number * 17 % 365))).ToList();
        return LoopbackServer.Start(
            app =>
            {
                app.UseResponseCompression();
                app.MapGet("/", () => permits);
            },
            services => services.AddResponseCompression(options => options.Providers.Add<BrotliCompressionProvider>())
                .Configure<BrotliCompressionProviderOptions>(options => options.Level = level));
    }

    private async Task GetAll(Uri server)
    {
        for (var i = 0; i < Requests; i++)
            await _client.GetFromJsonAsync<JsonElement>(server);
    }

    private sealed record Permit(int Number, string Subject, DateOnly Decided);
}
