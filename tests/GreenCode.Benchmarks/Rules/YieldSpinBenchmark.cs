using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A thread waits for a second until another one says that it is done, by the code that the rule finds and by the code that its fix makes.</summary>
[RuleBenchmark("GRN0102")]
internal sealed class YieldSpinBenchmark : IWorkload
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
            Thread.Yield();
        return Task.CompletedTask;
    }

    public Task After()
    {
        _done = false;
        using var timer = new Timer(_ => _done = true, null, Wait, Timeout.InfiniteTimeSpan);
        SpinWait.SpinUntil(() => _done);
        return Task.CompletedTask;
    }
}
