using System.Globalization;
using GreenCode.Profiler.Tests.Attribution;

namespace GreenCode.Benchmarks.Coverage;

/// <summary>
/// <c>coverage [RUNS]</c>: simulates runs whose truth is known, and prints how often the 95 % intervals of methods and buckets contain it, as the
/// table of docs/methodology/accuracy.md.
/// </summary>
internal static class CoverageCommand
{
    public static int Run(string[] args)
    {
        var runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2_000;
        var simulation = new CoverageSimulation();
        (string Name, Workload Workload)[] workloads =
        [
            ("4 steady threads, 10 samples each per window", simulation.Workload(4, 10)),
            ("60 threads that are seen once a second", simulation.Workload(60, 0.04)),
            ("2 threads, few samples in all", simulation.Workload(2, 0.3)),
            ("load that changes by a factor of six", simulation.Workload(4, 6) with { Variation = 5 }),
            ("phases of two seconds", simulation.Workload(4, 10) with { Phase = 40 }),
            ("samples at regular intervals", simulation.Workload(4, 10) with { IsSystematic = true }),
        ];
        Console.WriteLine("| workload | runs | self energy of methods | total energy of methods | a bucket |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var (name, workload) in workloads)
        {
            var (self, total, bucket) = simulation.Run(workload, runs);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {runs} | {self.Part:P1} | {total.Part:P1} | {bucket.Part:P1} |"));
        }

        return 0;
    }
}
