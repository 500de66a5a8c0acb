using GreenCode.Benchmarks.Databases;
using GreenCode.Benchmarks.Evidence;
using Microsoft.EntityFrameworkCore;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Sets one column of 1,000 permits to another value each time.</summary>
[RuleBenchmark("GRN0313")]
internal sealed class RowByRowChangeBenchmark : IWorkload
{
    private const int Rows = 1_000;

    private int _fee = 1_000;

    public string Case => "Update";

    public int Runs => 25;

    public async Task Before()
    {
        var fee = ++_fee;
        await using var context = BenchmarkDatabase.Shared.Context();
        var permits = await context.Permits.Where(p => p.Id <= Rows).ToListAsync();
        foreach (var permit in permits)
            permit.FeeInCents = fee;
        ArgumentOutOfRangeException.ThrowIfNotEqual(await context.SaveChangesAsync(), Rows);
    }

    public async Task After()
    {
        var fee = ++_fee;
        await using var context = BenchmarkDatabase.Shared.Context();
        var changed = await context.Permits.Where(p => p.Id <= Rows).ExecuteUpdateAsync(setters => setters.SetProperty(p => p.FeeInCents, fee));
        ArgumentOutOfRangeException.ThrowIfNotEqual(changed, Rows);
    }
}
