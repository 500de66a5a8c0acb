using System.Collections.Immutable;
using GreenCode.Energy;
using GreenCode.Profiler.Attribution;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Tests.Attribution;

/// <summary>Single entries; <see cref="ConservationTests"/> has the laws.</summary>
public class EnergyLedgerTests
{
    private static readonly ThreadIdentity Pool = new(7, ".NET TP Worker", ThreadRole.Pool);
    private readonly CallPaths _paths = new();
    private readonly EnergyLedger _ledger;
    private long _now;

    public EnergyLedgerTests() => _ledger = new(_paths);

    [Fact]
    public void Recursion_counts_once_in_a_total()
    {
        var path = Path(0, 1, 2, 1, 2, 1);

        Enter(10, cpu: 5, [(path, 1)]);
        _ledger.Close();

        Assert.Equal([("M1", 10, 10), ("M0", 0, 10), ("M2", 0, 10)], Methods());
    }

    [Fact]
    public void A_method_under_two_callers_has_the_energy_of_both()
    {
        Enter(10, cpu: 5, [(Path(0, 2), 3), (Path(1, 2), 1), (Path(0), 1)]);
        _ledger.Close();

        Assert.Equal([("M2", 8, 8), ("M0", 2, 8), ("M1", 0, 2)], Methods());
    }

    [Fact]
    public void Callers_that_were_cut_off_keep_what_is_known_below_them()
    {
        var cutOff = _paths.Child(CallPaths.Root, CallPaths.Truncated);

        Enter(10, cpu: 5, [(_paths.Child(cutOff, 1), 3), (cutOff, 1)]);
        _ledger.Close();

        Assert.Equal([("M1", 7.5, 7.5)], Methods());
        Assert.Equal(2.5, _ledger.Buckets[Bucket.Unsampled].Joules);
    }

    [Fact]
    public void CPU_time_without_a_sample_waits_for_the_next_sample_of_its_thread()
    {
        Enter(10, cpu: 5, []);
        Enter(30, cpu: 5, [(Path(1), 1), (Path(2), 3)]);
        _ledger.Close();

        Assert.Equal([("M2", 30, 30), ("M1", 10, 10)], Methods());
        Assert.Empty(_ledger.Buckets);
    }

    [Fact]
    public void CPU_time_that_waited_for_a_second_is_unsampled()
    {
        Enter(10, cpu: 5, []);
        for (var i = 0; i < 21; i++)
            Enter(0, cpu: 0, null);
        Enter(30, cpu: 5, [(Path(1), 1)]);
        _ledger.Close();

        Assert.Equal([("M1", 30, 30)], Methods());
        Assert.Equal(10, _ledger.Buckets[Bucket.Unsampled].Joules);
    }

    /// <summary>A thread that wakes for a moment now and then is seen once in several seconds.</summary>
    [Fact]
    public void Little_CPU_time_waits_longer_and_at_the_end_goes_where_its_thread_was_last_seen()
    {
        Enter(10, cpu: 1, []);
        for (var i = 0; i < 100; i++)
            Enter(0, cpu: 0, null);
        Enter(30, cpu: 1, [(Path(1), 1), (Path(2), 1)]);
        Enter(8, cpu: 1, []);
        _ledger.Close();

        Assert.Equal([("M1", 24, 24), ("M2", 24, 24)], Methods());
        Assert.Empty(_ledger.Buckets);
        Assert.Equal(2, _ledger.Paths.Values.Sum(path => path.Samples));
    }

    [Fact]
    public void CPU_time_that_still_waits_at_the_end_is_unsampled()
    {
        Enter(10, cpu: 5, []);
        _ledger.Close();

        Assert.Equal(10, _ledger.Buckets[Bucket.Unsampled].Joules);
        Assert.Equal(10, _ledger.Threads[Pool.Id].Share.Joules);
    }

    [Theory]
    [InlineData(ThreadRole.Gc, Bucket.Gc)]
    [InlineData(ThreadRole.Jit, Bucket.Jit)]
    [InlineData(ThreadRole.Runtime, Bucket.Runtime)]
    [InlineData(ThreadRole.Profiler, Bucket.Profiler)]
    public void Threads_with_a_role_of_their_own_go_to_its_bucket_wherever_they_were_seen(ThreadRole role, Bucket bucket)
    {
        Enter(10, cpu: 5, [(Path(1), 1)], Pool with { Role = role });
        _ledger.Close();

        Assert.Equal(10, _ledger.Buckets[bucket].Joules);
        Assert.Empty(_ledger.Paths);
    }

    [Fact]
    public void A_thread_that_is_never_sampled_runs_no_managed_code()
    {
        Enter(10, cpu: 5, [], everSampled: false);
        _ledger.Close();

        Assert.Equal(10, _ledger.Buckets[Bucket.Native].Joules);
    }

    [Fact]
    public void The_idle_part_is_taken_off_before_anything_is_shared_out()
    {
        Enter(10, cpu: 5, [(Path(1), 1)], idle: new Watts(60));
        _ledger.Close();

        Assert.Equal((10, 3, 7), (_ledger.Total, _ledger.Idle, _ledger.Target.Joules));
    }

    [Fact]
    public void Idling_cannot_cost_more_than_everything()
    {
        Enter(10, cpu: 5, [(Path(1), 1)], idle: new Watts(1000));
        _ledger.Close();

        Assert.Equal((10, 10, 0), (_ledger.Total, _ledger.Idle, _ledger.Target.Joules));
    }

    private int Path(params int[] frames) => frames.Aggregate(CallPaths.Root, _paths.Child);

    private List<(string, double, double)> Methods()
    {
        var methods = Enumerable.Range(0, 3).Select(id => new MethodIdentity($"M{id}", null, null, null, false)).ToList();
        return
        [
            .. new RecordBuilder(_ledger, methods, Books.Meter, default, default).Methods()
                .Select(method => (method.Name, Math.Round(method.SelfJoules, 9), Math.Round(method.TotalJoules, 9))),
        ];
    }

    private void Enter(
        double joules, long cpu, (int Path, int Samples)[]? samples, ThreadIdentity? thread = null, Watts idle = default, bool everSampled = true)
    {
        ImmutableArray<ThreadWindow> threads = samples is null
            ? []
            : [new(thread ?? Pool, cpu * 1_000_000, [.. samples.Select(path => new WeightedPath(path.Path, path.Samples, path.Samples, path.Samples))])];
        var window = new AlignedWindow(
            new(_now), TimeSpan.FromMilliseconds(50), [new Joules(joules)], null, 0, 0, [], threads);
        _now += 50_000_000;
        _ledger.Enter(window, EnergyAttribution.Divide(window, [new("package-0", EnergyDomainKind.Package)], idle, _ => everSampled));
    }
}
