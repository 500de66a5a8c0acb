using GreenCode.Benchmarks.Databases;
using GreenCode.Benchmarks.Evidence;
using Microsoft.EntityFrameworkCore;

namespace GreenCode.Benchmarks.Rules;

/// <summary>The names of the applicants of 200 permits.</summary>
[RuleBenchmark("GRN0302")]
internal sealed class QueryInLoopBenchmark : IWorkload
{
    private const int Repetitions = 5;

    private static readonly int[] Permits = [.. Enumerable.Range(1, 200)];

    public string Case => "Related";

    public int Runs => 25;

    public async Task Before()
    {
        for (var i = 0; i < Repetitions; i++)
        {
            await using var context = BenchmarkDatabase.Shared.Context();
            var names = new List<string>();
            foreach (var id in Permits)
                names.Add((await context.Applicants.AsNoTracking().SingleAsync(a => a.Id == id)).Name);
            ArgumentOutOfRangeException.ThrowIfNotEqual(names.Count, Permits.Length);
        }
    }

    public async Task After()
    {
        for (var i = 0; i < Repetitions; i++)
        {
            await using var context = BenchmarkDatabase.Shared.Context();
            var applicants = await context.Applicants.AsNoTracking().Where(a => Permits.Contains(a.Id)).ToDictionaryAsync(a => a.Id);
            var names = new List<string>();
            foreach (var id in Permits)
                names.Add(applicants[id].Name);
            ArgumentOutOfRangeException.ThrowIfNotEqual(names.Count, Permits.Length);
        }
    }
}
