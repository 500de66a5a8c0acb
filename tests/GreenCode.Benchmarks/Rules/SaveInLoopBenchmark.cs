using GreenCode.Benchmarks.Databases;
using GreenCode.Benchmarks.Evidence;
using Microsoft.EntityFrameworkCore;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Adds 200 documents; both halves end with taking them away again.</summary>
[RuleBenchmark("GRN0303")]
internal sealed class SaveInLoopBenchmark : IWorkload
{
    private const int Documents = 200;
    private const string FileName = "added by the benchmark";

    public string Case => "Insert";

    public int Runs => 25;

    public async Task Before()
    {
        await using var context = BenchmarkDatabase.Shared.Context();
        for (var i = 0; i < Documents; i++)
        {
            context.Documents.Add(new BenchmarkDocument { FileName = FileName });
            await context.SaveChangesAsync();
        }

        await TakeAwayAsync();
    }

    public async Task After()
    {
        await using var context = BenchmarkDatabase.Shared.Context();
        for (var i = 0; i < Documents; i++)
            context.Documents.Add(new BenchmarkDocument { FileName = FileName });
        await context.SaveChangesAsync();
        await TakeAwayAsync();
    }

    private static async Task TakeAwayAsync()
    {
        await using var context = BenchmarkDatabase.Shared.Context();
        ArgumentOutOfRangeException.ThrowIfNotEqual(await context.Documents.Where(d => d.BenchmarkPermitId == null && d.FileName == FileName).ExecuteDeleteAsync(), Documents);
    }
}
