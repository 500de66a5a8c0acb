using GreenCode.Benchmarks.Evidence;
using Microsoft.AspNetCore.Builder;

namespace GreenCode.Benchmarks.Rules;

/// <summary>300 requests to a server that answers each after 5 ms: all at once because nothing waits for an asynchronous lambda, and in turn on each processor.</summary>
[RuleBenchmark("GRN0204")]
internal sealed class ParallelAsyncLambdaBenchmark : IWorkload
{
    private static readonly int[] Numbers = [.. Enumerable.Range(0, 300)];

    private readonly Uri _server = LoopbackServer.Start(app => app.MapGet("/{number}", async (int number) =>
    {
        await Task.Delay(5);
        return number;
    }));

    public string Case => "Requests";

    public int Runs => 15;

    public async Task Before()
    {
        using var client = new HttpClient { BaseAddress = _server };
        var open = Numbers.Length;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Parallel.ForEach(Numbers, async number =>
        {
            await client.GetStringAsync(new Uri($"/{number}", UriKind.Relative));
            if (Interlocked.Decrement(ref open) == 0)
                all.SetResult();
        });
        await all.Task;
    }

    public async Task After()
    {
        using var client = new HttpClient { BaseAddress = _server };
        await Parallel.ForEachAsync(Numbers, async (number, stop) => await client.GetStringAsync(new Uri($"/{number}", UriKind.Relative), stop));
    }
}
