using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A thread waits for a second until another one says that it is done.</summary>
[RuleBenchmark("GRN0101")]
internal sealed class BusyWaitBenchmark : IWorkload
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    private volatile bool _done;

    public string Case => "Waiting";

    public int Runs => 15;

    public Task Before()
    {
        _done = false;
        using var timer = new Timer(_ => _done = true, null, Wait, Timeout.InfiniteTimeSpan);
        while (!_done)
        {
        }

        return Task.CompletedTask;
    }

    public Task After()
    {
        using var done = new ManualResetEventSlim();
        using var timer = new Timer(_ => done.Set(), null, Wait, Timeout.InfiniteTimeSpan);
        done.Wait();
        return Task.CompletedTask;
    }
}
