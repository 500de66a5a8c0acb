using System.Text.Json;
using GreenCode.Benchmarks.Databases;
using GreenCode.Benchmarks.Evidence;
using Microsoft.EntityFrameworkCore;

namespace GreenCode.Benchmarks.Rules;

/// <summary>What an endpoint does with the newest permits: read and write as JSON. All 5,000 of them, or the first 50.</summary>
[RuleBenchmark("GRN0306")]
internal sealed class UnboundedQueryBenchmark : IWorkload
{
    private const int PageSize = 50;

    public string Case => "Page";

    public int Runs => 25;

    public Task Before() => AnswerAsync(newest => newest, BenchmarkDatabase.Permits);

    public Task After() => AnswerAsync(newest => newest.Take(PageSize), PageSize);

    private static async Task AnswerAsync(Func<IQueryable<BenchmarkPermit>, IQueryable<BenchmarkPermit>> page, int rows)
    {
        await using var context = BenchmarkDatabase.Shared.Context();
        var permits = await page(context.Permits.AsNoTracking().OrderByDescending(p => p.ReceivedOn)).ToListAsync();
        ArgumentOutOfRangeException.ThrowIfNotEqual(permits.Count, rows);
        await JsonSerializer.SerializeAsync(Stream.Null, permits);
    }
}
