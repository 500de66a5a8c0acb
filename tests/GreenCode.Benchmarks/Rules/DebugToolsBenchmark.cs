using GreenCode.Benchmarks.Databases;
using GreenCode.Benchmarks.Evidence;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace GreenCode.Benchmarks.Rules;

/// <summary>
/// Tools for development that are left on, against the same work without them; nothing goes wrong in either half, and nothing is logged: why
/// docs/rules/rejected.md holds GRN0906.
/// </summary>
internal static class DebugToolsBenchmark
{
    private const int Repetitions = 10;
    private const int Rows = 2_000;
    private const int Queries = 500;
    private const int Requests = 1_000;

    /// <summary>Reads 2,000 permits ten times.</summary>
    [RuleBenchmark("GRN0906")]
    internal sealed class DetailedErrors : IWorkload
    {
        public string Case => "EnableDetailedErrors";

        public int Runs => 25;

        public Task Before() => ReadAsync(options => options.EnableDetailedErrors());

        public Task After() => ReadAsync(_ => { });

        private static async Task ReadAsync(Action<DbContextOptionsBuilder> configure)
        {
            for (var i = 0; i < Repetitions; i++)
            {
                await using var context = BenchmarkDatabase.Shared.Context(configure);
                var permits = await context.Permits.AsNoTracking().Where(permit => permit.Id <= Rows).ToListAsync();
                ArgumentOutOfRangeException.ThrowIfNotEqual(permits.Count, Rows);
            }
        }
    }

    /// <summary>Finds 500 permits, one query each.</summary>
    [RuleBenchmark("GRN0906")]
    internal sealed class SensitiveDataLogging : IWorkload
    {
        public string Case => "EnableSensitiveDataLogging";

        public int Runs => 25;

        public Task Before() => FindAsync(options => options.EnableSensitiveDataLogging());

        public Task After() => FindAsync(_ => { });

        private static async Task FindAsync(Action<DbContextOptionsBuilder> configure)
        {
            await using var context = BenchmarkDatabase.Shared.Context(configure);
            for (var id = 1; id <= Queries; id++)
                ArgumentOutOfRangeException.ThrowIfNotEqual(await context.Permits.AsNoTracking().Where(permit => permit.Id == id).Select(permit => permit.Id).SingleAsync(), id);
        }
    }

    /// <summary>1,000 requests that a handler answers with a few words, client included.</summary>
    [RuleBenchmark("GRN0906")]
    internal sealed class DeveloperExceptionPage : IWorkload
    {
        private readonly HttpClient _client = new();
        private readonly Uri _with = LoopbackServer.Start(app => Answer(app, page: true));
        private readonly Uri _without = LoopbackServer.Start(app => Answer(app, page: false));

        public string Case => "UseDeveloperExceptionPage";

        public int Runs => 15;

        public Task Before() => GetAll(_with);

        public Task After() => GetAll(_without);

        private static void Answer(WebApplication app, bool page)
        {
            if (page)
                app.UseDeveloperExceptionPage();
            app.MapGet("/", () => "granted");
        }

        private async Task GetAll(Uri server)
        {
            for (var i = 0; i < Requests; i++)
                await _client.GetByteArrayAsync(server);
        }
    }
}
