using System.Collections.Immutable;
using System.Globalization;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Gates;

/// <summary>Says in words what a gate found, no more certain than it is.</summary>
public sealed class GateWording
{
    private const int MostParts = 10;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private readonly GateReport _report;
    private readonly string _cost;

    private GateWording(GateReport report)
    {
        _report = report;
        _cost = $"{GateNames.Noun(report.Work.Metric)} per {GateNames.Of(report.Work.Unit)}";
    }

    private string Confidence => _report.Settings.Confidence.ToString("P0", Culture).Replace(" ", "", StringComparison.Ordinal);

    private string Threshold => Percent(_report.Settings.Threshold);

    /// <summary>The report in words.</summary>
    public static GateStatement Of(GateReport report) => new GateWording(report).Statement();

    /// <summary>A share with its sign and one decimal, such as <c>+3.2%</c>.</summary>
    public static string SignedPercent(double share) => (share < 0 ? "−" : "+") + Percent(Math.Abs(share));

    private static string Percent(double share) => (100 * share).ToString("0.0", Culture) + "%";

    private GateStatement Statement() => new(
        _report.IsSelfCheck ? $"Self-check: {_cost}" : $"Gate: {_cost}",
        _report.Verdict,
        Headline(),
        [.. Checks()],
        [.. Tables()],
        [.. Notes()]);

    private string Headline() => (_report.Verdict, _report.Result) switch
    {
        (null, _) => string.Create(Culture, $"Stored: {_report.Candidate.Runs.Length} runs for later gates, {Amount(Median(_report.Candidate))} {_cost} in the median."),
        (GateVerdict.Refused, _) or (_, null) => $"Refused: {_report.Problem}",
        _ when _report.IsSelfCheck => SelfCheck(_report.Result),
        (GateVerdict.Fail, { } result) =>
            $"Failed: the candidate needs {Difference(result.Ratio.Value)} {_cost} than the baseline ({Interval(result.Ratio)}); up to {Threshold} more is allowed.",
        (GateVerdict.Pass, { } result) =>
            $"Passed: the candidate needs {Difference(result.Ratio.Value)} {_cost} than the baseline ({Interval(result.Ratio)}); up to {Threshold} more is allowed.",
        (_, { } result) =>
            $"Inconclusive: the runs cannot tell whether the candidate needs more than the {Threshold} of extra {_cost} that is allowed. "
            + $"The estimate is {SignedPercent(result.Ratio.Value - 1)} ({Interval(result.Ratio)}). {Blindness(result)}",
    };

    /// <summary>How blind a gate was that could not tell.</summary>
    private static string Blindness(GateResult result) =>
        $"Only an increase of {Percent(result.Noise.SmallestFailure)} or more would have been failed four times in five. "
        + (result.RunsToSettle is { } runs
            ? string.Create(Culture, $"About {runs} runs of each side would settle it{(runs > GateSettings.MostRuns ? $", which is more than the {GateSettings.MostRuns} that a gate makes: give each run more to do" : $" (--runs {runs})")}.")
            : "More than a thousand runs of each side would be needed to settle it: the change is too close to what is allowed, or the machine too noisy.");

    private string SelfCheck(GateResult result) =>
        (result.Verdict switch
        {
            GateVerdict.Pass => "Passed: the same command on both sides shows no difference that the gate would fail",
            GateVerdict.Fail => "Failed: a false alarm. The same command on both sides shows a difference, so gates on this machine cannot be trusted",
            _ => "Inconclusive: the machine is too noisy for these runs to tell that the same command on both sides costs the same",
        })
        + $" ({SignedPercent(result.Ratio.Value - 1)}, {Interval(result.Ratio)}). The noise floor: a run lies {Percent(result.Noise.RunScatter)} from its fellows; "
        + $"{_report.Candidate.Runs.Length.ToString(Culture)} runs of each side tell changes of {Percent(result.Noise.SmallestChange)} from none, and fail increases of {Percent(result.Noise.SmallestFailure)} or more four times in five.";

    private static string Difference(double ratio) => $"{Percent(Math.Abs(ratio - 1))} {(ratio >= 1 ? "more" : "less")}";

    private string Interval(GateInterval ratio) => $"{Confidence} interval {SignedPercent(ratio.Low - 1)} to {SignedPercent(ratio.High - 1)}";

    private IEnumerable<GateCheck> Checks()
    {
        if (_report.Verdict is not { } verdict)
            yield break;
        yield return new(Capital(_cost), verdict, Headline());
        if (verdict != GateVerdict.Fail)
            yield break;
        foreach (var part in _report.Parts.Where(part => part is { CarriesTheChange: true, Change.Value: > 0 }).Take(MostParts))
        {
            yield return new(
                $"{part.Kind} {part.Name}", GateVerdict.Fail,
                $"{part.Name} makes the whole {Percent(part.Change.Value)} dearer: {Amount(part.Baseline)} became {Amount(part.Candidate)} of {_cost} ({Confidence} interval of its effect {SignedPercent(part.Change.Low)} to {SignedPercent(part.Change.High)}).");
        }
    }

    private IEnumerable<GateTable> Tables()
    {
        var sides = new (string Name, MeasuredSide? Side)[] { ("baseline", _report.Baseline), ("candidate", _report.Candidate) }
            .Where(side => side.Side is { Runs.IsEmpty: false }).ToArray();
        if (sides.Length > 0)
        {
            yield return new(Capital(_cost), ["side", "runs", "median", "lowest", "highest", "command"],
            [
                .. sides.Select(side => Row(
                    side.Name, side.Side!.Runs.Length.ToString(Culture), Amount(Median(side.Side)),
                    Amount(side.Side.Runs.Min(run => run.Value)), Amount(side.Side.Runs.Max(run => run.Value)), side.Side.Command)),
            ]);
        }

        if (_report.Parts.Length > 0)
        {
            yield return new("What carries the change", ["before", "after", "effect on the whole", "interval", "p", "verdict", "method or endpoint"],
            [
                .. _report.Parts.Take(MostParts).Select(part => Row(
                    Amount(part.Baseline), Amount(part.Candidate), SignedPercent(part.Change.Value),
                    $"{SignedPercent(part.Change.Low)} to {SignedPercent(part.Change.High)}", Probability(part.PValue),
                    part.CarriesTheChange ? "carries it" : "not distinguishable", part.Name)),
            ]);
        }

        if (_report.Result is { Outliers.IsEmpty: false } result)
        {
            yield return new("Runs far from their fellows (shown, not dropped)", ["side", "value", "times its median", "run"],
            [
                .. result.Outliers.Select(outlier => Row(
                    outlier.Side.ToString().ToLowerInvariant(), Amount(outlier.Value), outlier.Relative.ToString("0.00", Culture), Place(outlier))),
            ]);
        }
    }

    /// <summary>The analysis counts all runs of the baseline first.</summary>
    private string Place(GateOutlier outlier)
    {
        var first = _report.Baseline?.Runs.Length ?? 0;
        var run = outlier.Side == GateSide.Baseline ? _report.Baseline!.Runs[outlier.Run] : _report.Candidate.Runs[outlier.Run - first];
        return string.Create(Culture, $"number {run.Position + 1} of the gate, {run.DurationSeconds:0.00} s");
    }

    private IEnumerable<string> Notes()
    {
        if (_report.Result is { } result)
        {
            if (!_report.IsSelfCheck && _report.Candidate.Runs.Length < _report.Settings.Runs)
            {
                yield return string.Create(Culture,
                    $"The gate ended after {_report.Candidate.Runs.Length} of at most {_report.Settings.Runs} runs per side, because the verdict was certain; the rule for ending early keeps the error rates.");
            }

            yield return $"If both sides cost the same, chance alone would make at least this difference with a probability of {Probability(result.PValue)}.";
            if (_report.Settings.Design == GateDesign.Stored)
                yield return "The baseline was measured at another time: what has changed on the machine since then looks like a change of the program. Running both sides in turn (--baseline \"COMMAND\") does not have this doubt.";
        }

        if (_report.Meter is { } meter)
            yield return $"Energy of {string.Join(", ", meter.Domains)}, {meter.Provenance.ToString().ToLowerInvariant()} by the meter '{meter.Name}' and shared out by CPU time.";
        else if (_report.Work.Metric == GateMetric.CpuTime)
            yield return "CPU time of the command and its children; no energy was measured.";
        if (_report.Parts.Length > 0)
            yield return "Methods and endpoints come from further runs that were sampled after the verdict, with p-values corrected for their number (Holm).";
        foreach (var note in _report.Notes)
            yield return note;
        yield return string.Create(Culture,
            $"{_report.Host.CpuModel}, {_report.Host.LogicalCpus} logical processors{(_report.Host.IsVirtualised == true ? ", virtual machine" : "")}; {_report.Tool.Name} {_report.Tool.Version}; order of runs from seed {_report.Seed}.");
    }

    private string Amount(double value) => _report.Work.Metric switch
    {
        GateMetric.Energy => Quantity.Joules(value, Culture),
        GateMetric.CpuTime => Quantity.Seconds(value, Culture),
        _ => Quantity.Bytes(value, Culture),
    };

    private static double Median(MeasuredSide side)
    {
        var sorted = side.Runs.Select(run => run.Value).Order().ToArray();
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Probability(double p) => p < 0.001 ? "< 0.001" : p.ToString("0.000", Culture);

    private static ImmutableArray<string> Row(params ImmutableArray<string> cells) => cells;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
