namespace GreenCode.Profiler.Tests.Attribution;

/// <summary>
/// How often the 95 % intervals of self and total energy contain the truth, on workloads whose truth is known and whose samples are drawn
/// independently (systematic samples scatter less: there the intervals may only be too wide).
/// </summary>
public class CoverageTests(ITestOutputHelper output)
{
    private const int Runs = 300;

    /// <summary>There is one bucket per run, so its part scatters more.</summary>
    private const double OfFew = 0.025;

    private readonly CoverageSimulation _simulation = new();

    [Fact]
    public void Steady_threads_that_mix_all_methods() => Covers(0.93, 0.97, _simulation.Workload(threads: 4, samplesPerWindow: 10));

    /// <summary>A pool: each thread is seen about once a second.</summary>
    [Fact]
    public void Many_threads_that_are_hardly_ever_seen() => Covers(0.93, 0.97, _simulation.Workload(threads: 60, samplesPerWindow: 0.04));

    [Fact]
    public void Few_samples_in_all() => Covers(0.92, 0.98, _simulation.Workload(threads: 2, samplesPerWindow: 0.3));

    [Fact]
    public void Power_and_load_that_change_from_window_to_window() =>
        Covers(0.93, 0.97, _simulation.Workload(threads: 4, samplesPerWindow: 6) with { Variation = 5 });

    /// <summary>What each thread does changes slowly; the mixture of a block is not that of the run.</summary>
    [Fact]
    public void Phases() => Covers(0.93, 0.97, _simulation.Workload(threads: 4, samplesPerWindow: 10) with { Phase = 40 });

    /// <summary>Every method has its own thread: there is nothing uncertain, and the intervals say so.</summary>
    [Fact]
    public void Threads_that_each_do_one_thing_are_certain()
    {
        var workload = _simulation.Workload(threads: 4, samplesPerWindow: 10) with { OneThing = true };

        Covers(0.99, 1, workload);
        var record = _simulation.Simulate(workload, new Random(1)).Record;
        Assert.All(record.Methods(), method => Assert.True(method.SelfHigh - method.SelfLow <= 1e-9 * method.SelfJoules));
    }

    [Fact]
    public void Samples_at_regular_intervals_scatter_less_than_the_intervals_say() =>
        Covers(0.93, 1, _simulation.Workload(threads: 4, samplesPerWindow: 10) with { IsSystematic = true });

    private void Covers(double least, double most, Workload workload)
    {
        var (self, total, bucket) = _simulation.Run(workload, Runs);
        output.WriteLine($"self {self.Part:P1} of {self.Of}, total {total.Part:P1} of {total.Of}, bucket {bucket.Part:P1} of {bucket.Of} intervals");
        Assert.InRange(self.Part, least, most);
        Assert.InRange(total.Part, least, most);
        Assert.InRange(bucket.Part, least - OfFew, Math.Min(1, most + OfFew));
    }
}
