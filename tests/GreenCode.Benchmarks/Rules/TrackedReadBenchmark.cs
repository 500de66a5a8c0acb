using GreenCode.Benchmarks.Databases;
using GreenCode.Benchmarks.Evidence;
using Microsoft.EntityFrameworkCore;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Reads 2,000 permits ten times, each time with a new context as a request has one.</summary>
[RuleBenchmark("GRN0305")]
internal sealed class TrackedReadBenchmark : IWorkload
{
    private const int Repetitions = 10;
    private const int Rows = 2_000;

    public string Case => "List";

    public int Runs => 25;

    public Task Before() => ReadAsync(context => context.Permits);

    public Task After() => ReadAsync(context => context.Permits.AsNoTracking());

    private static async Task ReadAsync(Func<BenchmarkContext, IQueryable<BenchmarkPermit>> source)
    {
        for (var i = 0; i < Repetitions; i++)
        {
            await using var context = BenchmarkDatabase.Shared.Context();
            var permits = await source(context).Where(p => p.Id <= Rows).ToListAsync();
            ArgumentOutOfRangeException.ThrowIfNotEqual(permits.Count(p => p.Number.Length > 0), Rows);
        }
    }
}
