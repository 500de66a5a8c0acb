using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Two seconds of a timer that has nothing to do.</summary>
[RuleBenchmark("GRN0104")]
internal sealed class FrequentTimerBenchmark : IWorkload
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);

    public string Case => "Ticking";

    public int Runs => 12;

    public Task Before() => Tick(TimeSpan.FromMilliseconds(100));

    public Task After() => Tick(TimeSpan.FromSeconds(1));

    private static async Task Tick(TimeSpan period)
    {
        using var timer = new PeriodicTimer(period);
        for (var waited = TimeSpan.Zero; waited < Length; waited += period)
            await timer.WaitForNextTickAsync();
    }
}
