using System.Collections.Immutable;
using System.Globalization;
using GreenCode.Energy;
using GreenCode.Profiler.Attribution;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Tests.Attribution;

/// <summary>
/// How often the 95 % intervals of self and total energy contain the truth, on workloads whose truth is known and whose samples are drawn
/// independently (systematic samples scatter less: there the intervals may only be too wide).
/// </summary>
public class CoverageTests(ITestOutputHelper output)
{
    private const int Runs = 300;
    private const int Windows = 100;
    private const double Rounding = 1e-9;

    /// <summary>Its total is everything, which is certain.</summary>
    private const int Main = 0;

    private static readonly TimeSpan WindowLength = TimeSpan.FromMilliseconds(50);

    private readonly CallPaths _paths = new();

    [Fact]
    public void Steady_threads_that_mix_all_methods() => Covers(0.93, 0.97, Workload(threads: 4, samplesPerWindow: 10));

    /// <summary>A pool: each thread is seen about once a second.</summary>
    [Fact]
    public void Many_threads_that_are_hardly_ever_seen() => Covers(0.93, 0.97, Workload(threads: 60, samplesPerWindow: 0.04));

    [Fact]
    public void Few_samples_in_all() => Covers(0.92, 0.98, Workload(threads: 2, samplesPerWindow: 0.3));

    [Fact]
    public void Power_and_load_that_change_from_window_to_window() =>
        Covers(0.93, 0.97, Workload(threads: 4, samplesPerWindow: 6) with { Variation = 5 });

    /// <summary>What each thread does changes slowly; the mixture of a block is not that of the run.</summary>
    [Fact]
    public void Phases() => Covers(0.93, 0.97, Workload(threads: 4, samplesPerWindow: 10) with { Phase = 40 });

    /// <summary>Every method has its own thread: there is nothing uncertain, and the intervals say so.</summary>
    [Fact]
    public void Threads_that_each_do_one_thing_are_certain()
    {
        var workload = Workload(threads: 4, samplesPerWindow: 10) with { OneThing = true };

        Covers(0.99, 1, workload);
        var record = Simulate(workload, new Random(1)).Record;
        Assert.All(record.Methods(), method => Assert.True(method.SelfHigh - method.SelfLow <= 1e-9 * method.SelfJoules));
    }

    [Fact]
    public void Samples_at_regular_intervals_scatter_less_than_the_intervals_say() =>
        Covers(0.93, 1, Workload(threads: 4, samplesPerWindow: 10) with { IsSystematic = true });

    private void Covers(double least, double most, Workload workload)
    {
        var random = new Random(1234);
        var (ofSelf, ofTotal) = (new List<bool>(), new List<bool>());
        for (var run = 0; run < Runs; run++)
        {
            var (record, self, total) = Simulate(workload, random);
            foreach (var method in record.Methods())
            {
                var frame = int.Parse(method.Name.AsSpan(1), CultureInfo.InvariantCulture);
                if (self.TryGetValue(frame, out var spent))
                    ofSelf.Add(method.SelfLow - Rounding <= spent && spent <= method.SelfHigh + Rounding);
                if (frame != Main)
                    ofTotal.Add(method.TotalLow - Rounding <= total[frame] && total[frame] <= method.TotalHigh + Rounding);
            }
        }

        var (selfCovered, totalCovered) = (Part(ofSelf), Part(ofTotal));
        output.WriteLine($"self {selfCovered:P1} of {ofSelf.Count}, total {totalCovered:P1} of {ofTotal.Count} intervals");
        Assert.InRange(selfCovered, least, most);
        Assert.InRange(totalCovered, least, most);
    }

    private static double Part(List<bool> covered) => covered.Count(isCovered => isCovered) / (double)covered.Count;

    /// <summary>
    /// Draws each window's samples, and books what the target really spent per method. Only what the samples decide is uncertain: a
    /// window's energy and the threads' CPU time are known.
    /// </summary>
    private (RecordBuilder Record, Dictionary<int, double> Self, Dictionary<int, double> Total) Simulate(Workload workload, Random random)
    {
        var ledger = new EnergyLedger(_paths);
        var (self, total) = (new Dictionary<int, double>(), new Dictionary<int, double>());
        var owed = new double[workload.Threads];
        for (var window = 0; window < Windows; window++)
        {
            var joules = 0.5 + workload.Variation * random.NextDouble();
            var threads = new List<ThreadWindow>();
            for (var thread = 0; thread < workload.Threads; thread++)
            {
                var mixture = workload.MixtureOf(thread, window);
                var cpu = 1_000_000 + (long)(workload.Variation * random.NextDouble() * 1_000_000);
                owed[thread] += workload.SamplesPerWindow;
                var count = workload.IsSystematic ? (int)owed[thread] : Poisson(workload.SamplesPerWindow, random);
                owed[thread] -= (int)owed[thread];
                if (count == 0)
                    continue;
                threads.Add(new(new(thread + 1, null, ThreadRole.Pool), cpu, Draw(workload, mixture, count, random)));
            }

            var aligned = new AlignedWindow(
                new(window * 50_000_000L), WindowLength, [new Joules(joules)], null, 0, 0, [], [.. threads]);
            ledger.Enter(aligned, EnergyAttribution.Divide(aligned, [new("package-0", EnergyDomainKind.Package)], default, _ => true));
            foreach (var thread in threads)
            {
                var energy = joules * thread.CpuNanoseconds / aligned.TargetCpuNanoseconds;
                var mixture = workload.MixtureOf(thread.Thread.Id - 1, window);
                for (var path = 0; path < mixture.Length; path++)
                    Book(workload.Leaves[path], energy * mixture[path], self, total);
            }
        }

        ledger.Close();
        var methods = Enumerable.Range(0, 20).Select(id => new MethodIdentity($"M{id}", null, null, null, false)).ToList();
        return (new(ledger, methods, Books.Meter, default, default), self, total);
    }

    private void Book(int leaf, double energy, Dictionary<int, double> self, Dictionary<int, double> total)
    {
        var frame = _paths[leaf].Frame;
        self[frame] = self.GetValueOrDefault(frame) + energy;
        var seen = new HashSet<int>();
        for (var node = leaf; node != CallPaths.Root; node = _paths[node].Parent)
        {
            total.TryAdd(_paths[node].Frame, 0);
            if (seen.Add(_paths[node].Frame))
                total[_paths[node].Frame] += energy;
        }
    }

    private static ImmutableArray<WeightedPath> Draw(Workload workload, double[] mixture, int count, Random random)
    {
        var counts = new int[mixture.Length];
        var start = random.NextDouble();
        for (var i = 0; i < count; i++)
        {
            var drawn = workload.IsSystematic ? (i + start) / count : random.NextDouble();
            var path = 0;
            while (path < mixture.Length - 1 && (drawn -= mixture[path]) >= 0)
                path++;
            counts[path]++;
        }

        return [.. counts.Select((n, path) => new WeightedPath(workload.Leaves[path], n, n, n)).Where(path => path.Samples > 0)];
    }

    private static int Poisson(double mean, Random random)
    {
        var (limit, count, product) = (Math.Exp(-mean), 0, random.NextDouble());
        for (; product > limit; count++)
            product *= random.NextDouble();
        return count;
    }

    /// <summary>Four call paths, with a method that is under two of them, and one that is a leaf twice.</summary>
    private Workload Workload(int threads, double samplesPerWindow)
    {
        var main = _paths.Child(CallPaths.Root, Main);
        var shared = _paths.Child(main, 1);
        return new(threads, samplesPerWindow, [_paths.Child(shared, 2), _paths.Child(shared, 3), _paths.Child(main, 3), _paths.Child(main, 4)]);
    }
}
