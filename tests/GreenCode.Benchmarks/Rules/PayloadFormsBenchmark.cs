using System.Net.Http.Json;
using System.Text.Json;
using GreenCode.Benchmarks.Databases;
using GreenCode.Benchmarks.Evidence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Other ways in which an endpoint holds a whole payload in memory. Why docs/rules/rejected.md holds what GRN0408 could have said of them.</summary>
internal static class PayloadFormsBenchmark
{
    private const int Requests = 50;
    private const int Rows = 2_000;

    /// <summary>50 responses that are composed in a MemoryStream: sent as an array, against the stream itself.</summary>
    [RuleBenchmark("GRN0408-ARRAY")]
    internal sealed class Array : IWorkload
    {
        private readonly HttpClient _client = new();
        private readonly Uri _array;
        private readonly Uri _stream;

        public Array()
        {
            var permits = Enumerable.Range(0, Rows).Select(number => new Permit(number, "Dakkapel aan de achterzijde")).ToList();
            _array = LoopbackServer.Start(app => app.MapGet("/", () => Results.File(Compose(permits).ToArray(), "application/json")));
            _stream = LoopbackServer.Start(app => app.MapGet("/", () => Results.File(Compose(permits), "application/json")));
        }

        public string Case => "MemoryStream";

        public int Runs => 25;

        public Task Before() => GetAll(_client, _array);

        public Task After() => GetAll(_client, _stream);

        private static MemoryStream Compose(List<Permit> permits)
        {
            var stream = new MemoryStream();
            JsonSerializer.Serialize(stream, permits);
            stream.Position = 0;
            return stream;
        }
    }

    /// <summary>50 responses of 2,000 rows: fetched into a list and then written, against written while they are fetched.</summary>
    [RuleBenchmark("GRN0408-LIST")]
    internal sealed class List : IWorkload
    {
        private readonly HttpClient _client = new();
        private readonly Uri _list = LoopbackServer.Start(app => app.MapGet("/", async () => await Read(BenchmarkDatabase.Shared.Context()).ToListAsync()));
        private readonly Uri _stream = LoopbackServer.Start(app => app.MapGet("/", () => Read(BenchmarkDatabase.Shared.Context()).AsAsyncEnumerable()));

        public string Case => "IAsyncEnumerable";

        public int Runs => 15;

        public Task Before() => GetAll(_client, _list);

        public Task After() => GetAll(_client, _stream);

        private static IQueryable<Permit> Read(BenchmarkContext context) => context.Permits.AsNoTracking().Where(permit => permit.Id <= Rows).Select(permit => new Permit(permit.Id, permit.Number));
    }

    private static async Task GetAll(HttpClient client, Uri server)
    {
        for (var i = 0; i < Requests; i++)
            ArgumentOutOfRangeException.ThrowIfNotEqual((await client.GetFromJsonAsync<JsonElement>(server)).GetArrayLength(), Rows);
    }

    private sealed record Permit(int Number, string Subject);
}
