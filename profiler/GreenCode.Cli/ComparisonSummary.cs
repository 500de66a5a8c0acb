using System.Globalization;
using GreenCode.Cli.Terminal;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Reporting.Comparison;
using Spectre.Console;

namespace GreenCode.Cli;

/// <summary>A comparison on the terminal: what is told apart first, then the largest of what is not, then every caution.</summary>
public sealed class ComparisonSummary
{
    private const int MostDistinct = 20;
    private const int MostIndistinct = 5;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private readonly IAnsiConsole _console;

    private ComparisonSummary(IAnsiConsole console) => _console = console;

    /// <summary>Writes the comparison.</summary>
    public static void Write(RecordComparison comparison, IAnsiConsole console) => new ComparisonSummary(console).Write(comparison);

    private void Write(RecordComparison comparison)
    {
        _console.WriteLine();
        WriteTable("The whole program", [("", comparison.Target)]);
        WriteTable("Endpoints, per request", [.. comparison.Endpoints.Select(endpoint => (endpoint.Endpoint, endpoint.PerRequest))]);
        var ambiguous = comparison.Methods.GroupBy(method => method.Name).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
        WriteTable("Methods, what they spent themselves",
        [
            .. comparison.Methods
                .Where(method => (method.Self.Before?.Joules ?? 0) + (method.Self.After?.Joules ?? 0) > 0)
                .Select(method => (ambiguous.Contains(method.Name) ? method.Name + method.Signature : method.Name, method.Self)),
        ]);
        (string, string)[] points =
        [
            .. comparison.Refusals.Select(refusal => ("not comparable", refusal)),
            .. comparison.Cautions.Select(caution => ("note", caution)),
            ("note", "'more' and 'less' say that the 95% intervals do not overlap; where they do, chance alone could have made the difference."),
        ];
        _console.WritePoints(points);
        _console.WriteLine();
    }

    private void WriteTable(string title, IReadOnlyList<(string Name, AmountChange Change)> changes)
    {
        if (changes.Count == 0)
            return;
        var distinct = changes.Where(change => change.Change.Verdict != ChangeVerdict.NotDistinguishable).ToArray();
        var indistinct = changes.Where(change => change.Change.Verdict == ChangeVerdict.NotDistinguishable).ToArray();
        (string Name, AmountChange Change)[] shown = [.. distinct.Take(MostDistinct), .. indistinct.Take(MostIndistinct)];
        _console.MarkupLineInterpolated($"[bold]{title}[/]");
        _console.WriteRows([["Before", "After", "Difference", "", "Verdict", ""], .. shown.Select(Row)]);
        if (shown.Length < changes.Count)
        {
            _console.WriteLine(string.Create(Culture,
                $"  and {distinct.Length - Math.Min(distinct.Length, MostDistinct)} more that differ, {indistinct.Length - Math.Min(indistinct.Length, MostIndistinct)} more that cannot be told apart."));
        }

        _console.WriteLine();
    }

    private static string[] Row((string Name, AmountChange Change) item)
    {
        var (name, change) = item;
        return
        [
            Amount(change.Before), Amount(change.After), Quantity.JoulesDifference(change.Difference, Culture),
            change is { After: not null, RelativeDifference: { } relative } ? Quantity.ShareDifference(relative, Culture) : "", Word(change), name,
        ];
    }

    /// <summary>The interval, which says both how much and how sure; the middle alone where no interval is known.</summary>
    private static string Amount(EnergyAmount? amount) =>
        amount is null ? "not seen"
        : amount.High > amount.Low ? Quantity.JoulesInterval(amount.Low, amount.High, Culture)
        : Quantity.Joules(amount.Joules, Culture);

    private static string Word(AmountChange change) => change.Verdict switch
    {
        ChangeVerdict.Less => "less",
        ChangeVerdict.More => "more",
        _ => "not distinguishable",
    };
}
