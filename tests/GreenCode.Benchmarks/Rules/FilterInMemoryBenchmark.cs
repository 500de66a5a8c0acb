using GreenCode.Benchmarks.Databases;
using GreenCode.Benchmarks.Evidence;
using Microsoft.EntityFrameworkCore;

namespace GreenCode.Benchmarks.Rules;

/// <summary>How many of 5,000 permits are overdue: one in fifty.</summary>
[RuleBenchmark("GRN0304")]
internal sealed class FilterInMemoryBenchmark : IWorkload
{
    public string Case => "Count";

    public int Runs => 25;

    public async Task Before()
    {
        await using var context = BenchmarkDatabase.Shared.Context();
        ArgumentOutOfRangeException.ThrowIfNotEqual((await context.Permits.ToListAsync()).Count(p => p.IsOverdue), BenchmarkDatabase.Permits / 50);
    }

    public async Task After()
    {
        await using var context = BenchmarkDatabase.Shared.Context();
        ArgumentOutOfRangeException.ThrowIfNotEqual(await context.Permits.CountAsync(p => p.IsOverdue), BenchmarkDatabase.Permits / 50);
    }
}
