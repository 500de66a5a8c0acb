using GreenCode.Benchmarks.Databases;
using GreenCode.Benchmarks.Evidence;
using Microsoft.EntityFrameworkCore;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Fifty permits with their ten documents and ten status changes, five times over.</summary>
[RuleBenchmark("GRN0309")]
internal sealed class SiblingIncludesBenchmark : IWorkload
{
    private const int Repetitions = 5;
    private const int Rows = 50;

    public string Case => "Tens";

    public int Runs => 25;

    public Task Before() => ReadAsync(context => context.Permits);

    public Task After() => ReadAsync(context => context.Permits.AsSplitQuery());

    private static async Task ReadAsync(Func<BenchmarkContext, IQueryable<BenchmarkPermit>> source)
    {
        for (var i = 0; i < Repetitions; i++)
        {
            await using var context = BenchmarkDatabase.Shared.Context();
            var permits = await source(context).AsNoTracking().Include(p => p.Documents).Include(p => p.History).Where(p => p.Id <= Rows).ToListAsync();
            ArgumentOutOfRangeException.ThrowIfNotEqual(permits.Sum(p => p.Documents.Count + p.History.Count), Rows * 2 * BenchmarkDatabase.PartsPerPermit);
        }
    }
}
