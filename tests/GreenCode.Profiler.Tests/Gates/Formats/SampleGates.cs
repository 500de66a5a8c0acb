using System.Collections.Immutable;
using GreenCode.Energy;
using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Gates.Budgets;
using GreenCode.Profiler.Tests.Reporting;

namespace GreenCode.Profiler.Tests.Gates.Formats;

/// <summary>Gates as they come out of the runner, from made-up runs, for the tests of what is said about them.</summary>
public static class SampleGates
{
    private static readonly Dictionary<string, Func<GateReport>> Reports = new()
    {
        ["pass"] = () => Gate(0.99, 0.004),
        ["fail"] = () => Gate(1.12, 0.01) with { Parts = Blame() },
        ["inconclusive"] = () => Gate(1.03, 0.05),
        ["allocated"] = () => Gate(1.2, 0.001, work: new(GateMetric.AllocatedBytes, GateUnit.Operation, 500, null, null), scale: 3e6),
        ["energy-under-load"] = () => Gate(1.3, 0.01, work: new(GateMetric.Energy, GateUnit.Request, null, "load http://localhost:5000", "http://localhost:5000/ready")) with
        {
            Meter = new("powercap", Provenance.Measured, ["package-0", "dram"], 12.5),
            Notes = ["A note | with *marks* and <tags>."],
        },
        ["stored-baseline"] = () => Gate(1.5, 0.01, design: GateDesign.Stored),
        ["self-check"] = () => Gate(1.001, 0.01) with { IsSelfCheck = true },
        ["target-failed"] = () => Refused("The candidate failed with exit code 134 (killed by signal 6). It printed last: ::error::%0A\u001b[31m ##vso[task.setvariable variable=x]y <b> | `code` @somebody"),
        ["stored"] = () => Gate(1, 0.01) with { Baseline = null, Verdict = null, Result = null },
    };

    public static TheoryData<string> Names => [.. Reports.Keys, "budget"];

    public static GateBudget Budget { get; } = new()
    {
        Run = new(Joules: 1),
        Endpoints = ImmutableSortedDictionary<string, EndpointBudget>.Empty.Add("GET /never", new(JoulesPerRequest: 0.5)),
        Methods = ImmutableSortedDictionary<string, MethodBudget>.Empty.Add("Not.There", new(0.5)),
    };

    public static BudgetReport BudgetResult => BudgetAnalysis.Of(Budget, SampleRecords.Typical());

    public static GateReport? ReportByName(string name) => Reports.TryGetValue(name, out var report) ? report() : null;

    public static GateStatement ByName(string name) => ReportByName(name) is { } report
        ? GateWording.Of(report)
        : BudgetWording.Of(BudgetResult, "greencode.budget.json", BudgetJson.Write(Budget));

    /// <summary>Runs of one second, of which the candidate's cost <paramref name="ratio"/> as much, with a scatter of <paramref name="scatter"/>.</summary>
    public static GateReport Gate(
        double ratio, double scatter, GateWork? work = null, double scale = 1, GateDesign design = GateDesign.Interleaved)
    {
        var settings = new GateSettings { Runs = 10, Design = design };
        var random = new Random(1);
        var (baseline, candidate) = (Side("dotnet old/App.dll", 1), Side("dotnet new/App.dll", ratio));
        var result = GateAnalysis.Of([.. baseline.ForAnalysis(GateSide.Baseline), .. candidate.ForAnalysis(GateSide.Candidate)], settings);
        return Empty(work, settings) with { Baseline = baseline, Candidate = candidate, Verdict = result.Verdict, Result = result };

        MeasuredSide Side(string command, double cost) => new(command, "10.0.1", new('a', 64),
        [
            .. Enumerable.Range(0, settings.Runs).Select(run => new MeasuredRun(
                run, run / 2, scale * cost * (1 + scatter * (2 * random.NextDouble() - 1) + (run == 7 ? 6 * scatter : 0)), 1, 1.1, cost, null, null)),
        ]);
    }

    private static GateReport Refused(string problem) => Gate(1, 0.01) with { Verdict = GateVerdict.Refused, Result = null, Problem = problem };

    private static GateReport Empty(GateWork? work, GateSettings settings) => new()
    {
        Tool = new("greencode", "1.2.3"),
        CreatedAt = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Host = new("Linux", "6.1.0", "Example CPU", 1, 8, true),
        Work = work ?? new(GateMetric.CpuTime, GateUnit.Run, null, null, null),
        Settings = settings,
        Seed = 42,
        Candidate = new("", null, null, []),
    };

    private static ImmutableArray<PartChange> Blame() =>
    [
        new(GatePartKind.Method, "Shop.Cart.Total(|`x`)", 0.2, 0.31, new(0.11, 0.1, 0.12), 0.004, true),
        new(GatePartKind.Method, "Shop.Cart.Add", 0.3, 0.301, new(0.001, -0.01, 0.012), 1, false),
    ];
}
