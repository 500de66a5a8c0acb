using System.Collections.Immutable;
using System.Globalization;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Gates.Budgets;

/// <summary>Says in words how a record stands to a budget.</summary>
public static class BudgetWording
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The report in words.</summary>
    /// <param name="report">The report.</param>
    /// <param name="file">The budget's file, as it is to be named.</param>
    /// <param name="text">Its text, in which lines are found.</param>
    public static GateStatement Of(BudgetReport report, string file, string text) => new(
        $"Budget: {report.Target}",
        report.Verdict,
        Headline(report),
        [.. report.Checks.Select(check => new GateCheck(check.Name, check.Verdict, Sentence(check), file, LineOf(check, text)))],
        [
            new("Limits", ["limit", "measured", "interval", "verdict", "what"],
            [
                .. report.Checks.Select(check => (ImmutableArray<string>)
                [
                    Amount(check.Limit, check.Unit), check.Value is { } value ? Amount(value, check.Unit) : "–", IntervalOf(check), check.Verdict.ToString().ToLowerInvariant(), check.Name,
                ]),
            ]),
        ],
        [.. report.Notes, string.Create(Culture, $"The record was made at {report.RecordCreatedAt:yyyy-MM-dd HH:mm} UTC by {report.Tool.Name} {report.Tool.Version}.")]);

    private static string Headline(BudgetReport report)
    {
        var counts = report.Checks.CountBy(check => check.Verdict).ToDictionary();
        var failed = counts.GetValueOrDefault(GateVerdict.Fail);
        return report.Verdict switch
        {
            GateVerdict.Pass => string.Create(Culture, $"Passed: {report.Target} keeps all {report.Checks.Length} limits of the budget."),
            GateVerdict.Fail => string.Create(Culture, $"Failed: {report.Target} exceeds {failed} of {report.Checks.Length} limits of the budget."),
            GateVerdict.Inconclusive => string.Create(Culture,
                $"Inconclusive: {counts[GateVerdict.Inconclusive]} of {report.Checks.Length} limits lie within the interval of what was measured. Profile longer or under more requests for a narrower one."),
            _ => $"Refused: {report.Checks[0].Problem}",
        };
    }

    private static string Sentence(BudgetCheck check) => check.Verdict switch
    {
        GateVerdict.Refused => check.Problem!,
        GateVerdict.Fail => $"{check.Name} is {Measured(check)}, above the limit of {Amount(check.Limit, check.Unit)}.",
        GateVerdict.Pass => $"{check.Name} is {Measured(check)}, within the limit of {Amount(check.Limit, check.Unit)}.",
        _ => $"{check.Name} is {Amount(check.Value!.Value, check.Unit)}, and its interval ({IntervalOf(check)}) contains the limit of {Amount(check.Limit, check.Unit)}: this record cannot tell.",
    };

    private static string Measured(BudgetCheck check) =>
        Amount(check.Value!.Value, check.Unit) + (check.Low < check.High ? $" ({IntervalOf(check)})" : "");

    private static string IntervalOf(BudgetCheck check) =>
        check is { Low: { } low, High: { } high } && low < high ? $"{Amount(low, check.Unit)} to {Amount(high, check.Unit)}" : "–";

    private static string Amount(double value, string unit) => unit switch
    {
        "J" => Quantity.Joules(value, Culture),
        "s" => Quantity.Seconds(value, Culture),
        _ => Quantity.Share(value, 1, Culture),
    };

    private static int? LineOf(BudgetCheck check, string text)
    {
        var line = text.Split('\n').Index().FirstOrDefault(line => line.Item.Contains($"\"{check.Key}\"", StringComparison.Ordinal));
        return line.Item is null ? null : line.Index + 1;
    }
}
