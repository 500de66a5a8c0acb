using System.Collections.Concurrent;
using System.Threading.Channels;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A consumer waits for two seconds until an item comes.</summary>
[RuleBenchmark("GRN0103")]
internal sealed class PollingLoopBenchmark : IWorkload
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    public string Case => "Waiting";

    public int Runs => 12;

    public async Task Before()
    {
        var queue = new ConcurrentQueue<int>();
        using var timer = new Timer(_ => queue.Enqueue(1), null, Wait, Timeout.InfiniteTimeSpan);
        while (!queue.TryDequeue(out var _))
            await Task.Delay(10);
    }

    public async Task After()
    {
        var channel = Channel.CreateUnbounded<int>();
        using var timer = new Timer(_ => channel.Writer.TryWrite(1), null, Wait, Timeout.InfiniteTimeSpan);
        await channel.Reader.ReadAsync();
    }
}
