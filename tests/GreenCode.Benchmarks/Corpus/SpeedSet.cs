using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Benchmarks.Corpus;

/// <summary>A package of analyzers and what its rounds cost. The analyzer that does nothing has no name.</summary>
internal sealed class SpeedSet(string name, ImmutableArray<DiagnosticAnalyzer> analyzers)
{
    private readonly List<SpeedRun> _rounds = [];

    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = analyzers;

    public IEnumerable<double> CompileSeconds => _rounds.Select(round => round.CompileSeconds);

    private IEnumerable<double> Whole => _rounds.Select(round => round.WholeSeconds);

    /// <summary>The value in the middle; of an even number the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }

    /// <summary>Adds a round: one run per project.</summary>
    public void Add(List<SpeedRun> projects) => _rounds.Add(new(
        projects.Sum(run => run.CompileSeconds),
        projects.Sum(run => run.WholeSeconds),
        projects.SelectMany(run => run.AnalyzerSeconds).GroupBy(one => one.Key).ToDictionary(group => group.Key, group => group.Sum(one => one.Value), StringComparer.Ordinal)));

    /// <summary>What each analyzer cost, the dearest first; analyzers all of whose rules are off by default are not run and cost nothing.</summary>
    public List<(string Ids, double Seconds)> Dearest() =>
        [.. Analyzers.Select(analyzer => (
                string.Join(' ', analyzer.SupportedDiagnostics.Select(rule => rule.Id).Distinct()),
                Median(_rounds.Select(round => round.AnalyzerSeconds[analyzer.GetType().FullName!]))))
            .OrderByDescending(one => one.Item2)];

    public string Row(SpeedWords words, double compileSeconds, SpeedSet empty)
    {
        var rules = Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Where(rule => rule.IsEnabledByDefault).Select(rule => rule.Id).Distinct().Count();
        var totals = _rounds.Select(round => round.AnalyzerSeconds.Values.Sum()).ToList();
        var dearest = Dearest()[0];
        return string.Create(words.Culture,
            $"| {(name.Length == 0 ? words.Empty : name)} | {rules} | {1000 * Median(totals):0} ms | {1000 * totals.Min():0} – {1000 * totals.Max():0} ms | {100 * Median(totals) / compileSeconds:0.0}% | {1000 * Median(totals) / rules:0.00} ms | {Median(Whole):0.00} s | {Median(Whole.Zip(empty.Whole, (own, nothing) => own - nothing)):0.00} s | {Shortened(dearest.Ids)} {1000 * dearest.Seconds:0} ms |");
    }

    private static string Shortened(string ids) => ids.Split(' ') is [var first, _, _, ..] ? first + " …" : ids;
}
