using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using GreenCode.Benchmarks.Running;
using GreenCode.Profiler;
using GreenCode.Profiler.Gates;
using GreenCode.TestKit.Load;
using GreenCode.TestKit.Power;

namespace GreenCode.Benchmarks.Gates;

/// <summary>
/// <c>gate real [GATES] [ROW]</c>: so many gates of each kind over real processes whose truth is known, with the default settings, while another process burns CPU
/// time at random; what came of them goes into docs/methodology/gate.md and its Dutch mirror, row by row. ROW is the beginning of the names of rows.
/// Energy is that of the simulated powercap tree, which charges real CPU time, and its power at rest is taken off.
/// </summary>
internal static class RealCommand
{
    private const int Turns = 50_000;
    private const int Requests = 120;

    private static readonly SimulatedMachineOptions _machine = new();

    public static int Run(string[] args)
    {
        var gates = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 15;
        var rows = Rows(gates).Where(row => args.Length < 2 || row.Name.StartsWith(args[1], StringComparison.Ordinal)).ToArray();
        using var machine = new SimulatedMachine(_machine);
        machine.Start();
        using var neighbour = new ProgramRun(Programs.LiveTarget, "neighbour", "36000");
        foreach (var (_, write) in rows)
            write(machine);
        return rows.Length == 0 ? 2 : 0;
    }

    private static IEnumerable<(string Name, Action<SimulatedMachine> Write)> Rows(int gates)
    {
        var work = new Lazy<FixedWork>(() => FixedWork.Measure(Turns));
        foreach (var metric in new[] { GateMetric.CpuTime, GateMetric.Energy })
        {
            yield return ($"same-{GateNames.Of(metric)}-program", machine => Same(gates, "CPU-bound", Plan(machine, metric) with
            {
                Baseline = [.. work.Value.Command(0)], Candidate = [.. work.Value.Command(0)],
            }));
            yield return ($"same-{GateNames.Of(metric)}-service", machine => Same(gates, "service", Service(Plan(machine, metric))));
            foreach (var effect in new[] { 3, 5, 10, 30 })
            {
                yield return (string.Create(CultureInfo.InvariantCulture, $"dearer-{GateNames.Of(metric)}-{effect}"), machine => Dearer(gates, effect / 100.0, Plan(machine, metric) with
                {
                    Baseline = [.. work.Value.Command(0)], Candidate = [.. work.Value.Command(effect / 100.0)],
                }));
            }
        }
    }

    private static GatePlan Plan(SimulatedMachine machine, GateMetric metric) => new()
    {
        Candidate = [],
        Metric = metric,
        Meter = "powercap",
        MeterEnvironment = machine.Environment,
        IdleBaseline = metric == GateMetric.Energy ? new(new(_machine.IdlePower.Value + _machine.DramIdlePower.Value), default, TimeSpan.FromSeconds(10), 0) : null,
    };

    /// <summary>A service without ASP.NET Core, which does not count its requests, because it is up in a tenth of the time.</summary>
    private static GatePlan Service(GatePlan plan)
    {
        var port = FreePort.Find().ToString(CultureInfo.InvariantCulture);
        ImmutableArray<string> command = [Programs.LiveTarget, "http", "600", port];
        return plan with
        {
            Baseline = command,
            Candidate = command,
            Ready = new($"http://127.0.0.1:{port}/"),
            Load = ["curl", "--silent", "--fail", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/[1-{Requests}]")],
            Operations = Requests,
        };
    }

    private static void Same(int gates, string workload, GatePlan plan) => Make(gates, plan, made =>
    {
        var table = new GeneratedTable("real-same", "workload|metric|gates|fail|inconclusive|pass|refused|runs per side, mean|seconds per gate, median");
        table.Add(workload, GateNames.Of(plan.Metric), made.Count,
            Count(made, GateVerdict.Fail), Count(made, GateVerdict.Inconclusive), Count(made, GateVerdict.Pass), Count(made, GateVerdict.Refused),
            made.Average(gate => gate.Report.Candidate.Runs.Length), made.Select(gate => gate.Seconds).Median());
        return table;
    });

    private static void Dearer(int gates, double effect, GatePlan plan) => Make(gates, plan, made =>
    {
        var blamed = made.Select(gate => gate.Report.Parts.Where(part => part.CarriesTheChange).Select(part => part.Name).ToArray()).ToArray();
        var table = new GeneratedTable("real-dearer",
            "metric|the run gets dearer by|gates|fail|inconclusive|pass|refused|of the failed: the right method comes first|of the failed: another is blamed|seconds per gate, median");
        table.Add(GateNames.Of(plan.Metric), new Share(effect), made.Count,
            Count(made, GateVerdict.Fail), Count(made, GateVerdict.Inconclusive), Count(made, GateVerdict.Pass), Count(made, GateVerdict.Refused),
            blamed.Count(names => names is [FixedWork.Injected, ..]), blamed.Count(names => names.Any(name => name != FixedWork.Injected)),
            made.Select(gate => gate.Seconds).Median());
        return table;
    });

    /// <summary>The row is written anew after every gate, and counts those that were made.</summary>
    private static void Make(int gates, GatePlan plan, Func<List<(GateReport Report, double Seconds)>, GeneratedTable> row)
    {
        var made = new List<(GateReport Report, double Seconds)>();
        for (var gate = 0; gate < gates; gate++)
        {
            var began = Stopwatch.GetTimestamp();
            var report = GateRunner.RunAsync(plan with { Seed = gate }, null, default, default).GetAwaiter().GetResult().Report;
            made.Add((report, Stopwatch.GetElapsedTime(began).TotalSeconds));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made[^1].Seconds,6:0.0} s  {GateWording.Of(report).Headline}"));
            foreach (var part in report.Parts.Where(part => part.CarriesTheChange))
                Console.WriteLine($"          {part.Name} {GateWording.SignedPercent(part.Change.Value)}");
            foreach (var note in report.Notes)
                Console.WriteLine($"          {note}");
            row(made).Write("en", keys: 2);
            row(made).Write("nl", keys: 2);
        }
    }

    private static int Count(List<(GateReport Report, double)> made, GateVerdict verdict) => made.Count(gate => gate.Report.Verdict == verdict);
}
