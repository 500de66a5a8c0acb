using System.Collections.Immutable;
using GreenCode.Energy;
using GreenCode.Profiler.Attribution;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Tests.Attribution;

/// <summary>
/// Runs whose truth is known, and how often the 95 % intervals of their records contain it. Method 4 is native code, so that a bucket has an
/// interval as well.
/// </summary>
internal sealed class CoverageSimulation
{
    private const int Windows = 100;
    private const double Rounding = 1e-9;

    /// <summary>Its total is everything, which is certain.</summary>
    private const int Main = 0;
    private const int Native = 4;

    private static readonly TimeSpan WindowLength = TimeSpan.FromMilliseconds(50);
    private static readonly MeterDescription Meter = new("simulated", Provenance.Measured, [new("package-0", EnergyDomainKind.Package)], 1, 1, null, []);

    private readonly CallPaths _paths = new();

    /// <summary>Simulates <paramref name="runs"/> runs; how many intervals of self energy, total energy and buckets contain the truth, of how many.</summary>
    public (Covered Self, Covered Total, Covered Bucket) Run(Workload workload, int runs)
    {
        var random = new Random(1234);
        var (ofSelf, ofTotal, ofBucket) = (default(Covered), default(Covered), default(Covered));
        for (var run = 0; run < runs; run++)
        {
            var (record, self, total) = Simulate(workload, random);
            foreach (var method in record.Methods())
            {
                var frame = int.Parse(method.Name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
                if (self.TryGetValue(frame, out var spent))
                    ofSelf = ofSelf.Plus(IsIn(spent, method.SelfLow, method.SelfHigh));
                if (frame != Main)
                    ofTotal = ofTotal.Plus(IsIn(total[frame], method.TotalLow, method.TotalHigh));
            }

            foreach (var bucket in record.Buckets().Where(bucket => bucket.Name == "native"))
                ofBucket = ofBucket.Plus(IsIn(self[Native], bucket.Low, bucket.High));
        }

        return (ofSelf, ofTotal, ofBucket);
    }

    /// <summary>Four call paths, with a method that is under two of them, and one that is a leaf twice.</summary>
    public Workload Workload(int threads, double samplesPerWindow)
    {
        var main = _paths.Child(CallPaths.Root, Main);
        var shared = _paths.Child(main, 1);
        return new(threads, samplesPerWindow, [_paths.Child(shared, 2), _paths.Child(shared, 3), _paths.Child(main, 3), _paths.Child(main, Native)]);
    }

    private static bool IsIn(double truth, double low, double high) => low - Rounding <= truth && truth <= high + Rounding;

    /// <summary>
    /// Draws each window's samples, and books what the target really spent per method. Only what the samples decide is uncertain: a
    /// window's energy and the threads' CPU time are known.
    /// </summary>
    public (RecordBuilder Record, Dictionary<int, double> Self, Dictionary<int, double> Total) Simulate(Workload workload, Random random)
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
        var methods = Enumerable.Range(0, 20)
            .Select(id => new MethodIdentity($"M{id}", null, null, null, false, id == Native ? Bucket.Native : null)).ToList();
        return (new(ledger, methods, Meter, default, default), self, total);
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
}
