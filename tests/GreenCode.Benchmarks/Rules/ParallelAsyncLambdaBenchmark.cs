using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;
using Microsoft.AspNetCore.Builder;

namespace GreenCode.Benchmarks.Rules;

/// <summary>
/// 300 requests to a server that answers each after 5 ms, and to one that answers at once: all together because nothing waits for an asynchronous lambda,
/// and one at a time for each processor. Rejected: it is a fault of the program, but no waste (docs/rules/rejected.md).
/// </summary>
[RuleBenchmark("GRN0204")]
public class ParallelAsyncLambdaBenchmark
{
    private static readonly int[] Numbers = [.. Enumerable.Range(0, 300)];

    private Uri? _server;

    [GlobalSetup]
    public void Start() => _server = LoopbackServer.Start(app =>
    {
        app.MapGet("/waiting/{number}", async (int number) =>
        {
            await Task.Delay(5);
            return number;
        });
        app.MapGet("/at-once/{number}", (int number) => number);
    });

    [Benchmark, BenchmarkCategory("Waiting")]
    public Task BeforeWaiting() => AllTogether("/waiting");

    [Benchmark, BenchmarkCategory("Waiting")]
    public Task AfterWaiting() => AFewAtATime("/waiting");

    [Benchmark, BenchmarkCategory("AtOnce")]
    public Task BeforeAtOnce() => AllTogether("/at-once");

    [Benchmark, BenchmarkCategory("AtOnce")]
    public Task AfterAtOnce() => AFewAtATime("/at-once");

    private async Task AllTogether(string path)
    {
        using var client = new HttpClient { BaseAddress = _server };
        var open = Numbers.Length;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Parallel.ForEach(Numbers, async number =>
        {
            await client.GetStringAsync(new Uri($"{path}/{number}", UriKind.Relative));
            if (Interlocked.Decrement(ref open) == 0)
                all.SetResult();
        });
        await all.Task;
    }

    private async Task AFewAtATime(string path)
    {
        using var client = new HttpClient { BaseAddress = _server };
        await Parallel.ForEachAsync(Numbers, async (number, stop) => await client.GetStringAsync(new Uri($"{path}/{number}", UriKind.Relative), stop));
    }
}
