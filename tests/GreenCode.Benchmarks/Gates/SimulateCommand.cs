using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using GreenCode.Profiler;
using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Gates.Statistics;
using GreenCode.Profiler.Tests.Gates;

namespace GreenCode.Benchmarks.Gates;

/// <summary>
/// <c>gate simulate [GATES] [TABLE]</c>: decides that many gates of each kind whose truth is known, and writes how often they err into
/// docs/methodology/gate.md and its Dutch mirror, all tables or one. The lots are fixed: the same code gives the same tables.
/// </summary>
internal static class SimulateCommand
{
    private const double Alpha = 0.05;

    private static readonly Noise _usual = Noise.Kinds[1];

    public static int Run(string[] args)
    {
        var gates = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 4000;
        var tables = new Dictionary<string, Func<GeneratedTable>>
        {
            ["errors"] = () => Errors(gates),
            ["methods"] = () => Methods(gates / 2),
            ["stored"] = () => Stored(gates),
            ["contenders-30"] = () => ContendersAt(30, gates / 2),
            ["contenders-10"] = () => ContendersAt(10, gates / 2),
        };
        foreach (var simulate in args.Length > 1 ? [tables[args[1]]] : tables.Values.ToArray())
        {
            var table = simulate();
            table.Write("en");
            table.Write("nl");
            Console.WriteLine(table.Markdown("en"));
        }

        Console.WriteLine(Levels());
        Console.WriteLine(Cost());
        return 0;
    }

    /// <summary>False alarms, power and coverage of the gate as it is.</summary>
    private static GeneratedTable Errors(int gates)
    {
        var table = new GeneratedTable("errors",
            "noise|looks early|same cost: fail|same cost: inconclusive|3 % dearer: fail|3 % dearer: pass|5 % dearer: fail|10 % dearer: fail|coverage, lowest and highest|runs per side, same cost|runs per side, 5 % dearer");
        foreach (var noise in Noise.Kinds)
        {
            foreach (var stopsEarly in new[] { false, true })
            {
                var settings = new GateSettings { StopsEarly = stopsEarly };
                var at = new[] { 0.9, 1, 1.03, 1.05, 1.1 }.ToDictionary(ratio => ratio, ratio => Decide(gates, settings, random => SimulatedGate.Runs(settings, noise, ratio, random)));
                var coverage = at.Select(results => Rate(results.Value, result => result.Ratio.Low <= results.Key && results.Key <= result.Ratio.High)).ToArray();
                table.Add(noise.Name, stopsEarly ? "yes" : "no",
                    new Share(Rate(at[1], result => result.Verdict == GateVerdict.Fail)), new Share(Rate(at[1], result => result.Verdict == GateVerdict.Inconclusive)),
                    new Share(Rate(at[1.03], result => result.Verdict == GateVerdict.Fail)), new Share(Rate(at[1.03], result => result.Verdict == GateVerdict.Pass)),
                    new Share(Rate(at[1.05], result => result.Verdict == GateVerdict.Fail)), new Share(Rate(at[1.1], result => result.Verdict == GateVerdict.Fail)),
                    new Share(coverage.Min()), new Share(coverage.Max()),
                    at[1].Average(result => result.Candidate.Runs), at[1.05].Average(result => result.Candidate.Runs));
            }
        }

        return table;
    }

    /// <summary>Which method is blamed, by as many sampled runs as a failed gate makes, and by fewer and more.</summary>
    private static GeneratedTable Methods(int gates)
    {
        var table = new GeneratedTable("methods", "sampled runs per side|methods|3 % dearer: it comes first|5 % dearer: it comes first|10 % dearer: it comes first|30 % dearer: it comes first|another is blamed, at most");
        foreach (var runs in new[] { 10, GateBlame.Runs, 16 })
        {
            foreach (var methods in new[] { 10, 30, 80 })
            {
                var settings = new GateSettings { Runs = runs, StopsEarly = false };
                var right = $"M{SimulatedGate.Injected}";
                var at = new[] { 0, 0.03, 0.05, 0.1, 0.3 }.Select(effect => Decide(gates, settings, random =>
                    SimulatedGate.WithMethods(SimulatedGate.Runs(settings, _usual, 1 + effect, random), 1 + effect, random, methods))).ToArray();
                object First(int effect) => new Share(Rate(at[effect], result => result.Parts is [{ CarriesTheChange: true } first, ..] && first.Name == right));
                table.Add(runs, methods, First(1), First(2), First(3), First(4),
                    new Share(at.Max(results => Rate(results, result => result.Parts.Any(part => part.CarriesTheChange && part.Name != right)))));
            }
        }

        return table;
    }

    /// <summary>What becomes of it when the baseline was measured at another time.</summary>
    private static GeneratedTable Stored(int gates)
    {
        var table = new GeneratedTable("stored", "noise|the machine's cost differs between the two times by|same cost: fail|5 % dearer: fail|coverage");
        var settings = new GateSettings { Design = GateDesign.Stored };
        foreach (var noise in new[] { _usual, Noise.Kinds[4], Noise.Kinds[2] })
        {
            foreach (var between in new[] { 0, 0.01, 0.03 })
            {
                GateResult[] At(double ratio) => Decide(gates, settings, random =>
                    SimulatedGate.StoredRuns(settings, noise, ratio, Math.Exp(between * (random.Next(2) == 0 ? 1 : -1)), random));
                var (same, dearer) = (At(1), At(1.05));
                table.Add(noise.Name, new Share(between),
                    new Share(Rate(same, result => result.Verdict == GateVerdict.Fail)),
                    new Share(Rate(dearer, result => result.Verdict == GateVerdict.Fail)),
                    new Share(Rate(same, result => result.Ratio.Low <= 1 && 1 <= result.Ratio.High)));
            }
        }

        return table;
    }

    /// <summary>Which estimate and which interval: all of them on the same runs.</summary>
    private static GeneratedTable ContendersAt(int runs, int gates)
    {
        var table = new GeneratedTable($"contenders-{runs}", "estimate and interval|coverage, lowest and highest|5 % dearer: fail, lowest|width, mean");
        var settings = new GateSettings { Runs = runs, StopsEarly = false };
        var truth = Math.Log(1.05);
        foreach (var contender in Contenders.All)
        {
            var results = Noise.Kinds.Select(noise => Parallel(contender.IsSlow ? gates / 4 : gates, random =>
                contender.Interval(SimulatedGate.Runs(settings, noise, 1.05, random), Alpha, random))).ToArray();
            var coverage = results.Select(intervals => intervals.Average(interval => interval.Low <= truth && truth <= interval.High ? 1.0 : 0)).ToArray();
            var power = results.Min(intervals => intervals.Average(interval => interval.Low > Math.Log(1.03) ? 1.0 : 0));
            var width = results.Average(intervals => intervals.Average(interval => interval.High - interval.Low));
            table.Add(contender.Name, new Share(coverage.Min()), new Share(coverage.Max()), new Share(power), new Share(width));
        }

        return table;
    }

    private static string Levels()
    {
        var looks = new GateSettings().Looks;
        var levels = StoppingRule.Levels(looks, Alpha).Zip(looks, (level, runs) => string.Create(CultureInfo.InvariantCulture, $"{100 * level:0.00} % after {runs}"));
        return $"The two-sided error allowed to the looks at thirty runs: {string.Join(", ", levels)}.";
    }

    private static string Cost()
    {
        var settings = new GateSettings();
        var runs = SimulatedGate.WithMethods(SimulatedGate.Runs(settings, _usual, 1, new(1)), 1, new(1));
        ImmutableArray<GateRun> many = [.. runs.Select(run => run with { Parts = [.. Enumerable.Range(0, 100).Select(i => new GatePart(GatePartKind.Method, $"M{i}", run.Value / 99))] })];
        var times = Enumerable.Range(0, 50).Select(_ =>
        {
            var began = Stopwatch.GetTimestamp();
            GateAnalysis.Of(many, settings);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }).Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"An analysis of 30 runs of each side with 100 methods takes {times[25]:0.0} ms in the median.");
    }

    private static GateResult[] Decide(int gates, GateSettings settings, Func<Random, ImmutableArray<GateRun>> runs) =>
        Parallel(gates, random => SimulatedGate.Decide(runs(random), settings));

    private static T[] Parallel<T>(int gates, Func<Random, T> decide) => [.. Enumerable.Range(0, gates).AsParallel().AsOrdered().Select(seed => decide(new(seed)))];

    private static double Rate(GateResult[] results, Func<GateResult, bool> isSo) => results.Count(isSo) / (double)results.Length;
}
