using System.Collections.Immutable;

namespace GreenCode.Profiler.Gates;

/// <summary>Which methods and endpoints changed.</summary>
internal static class PartChanges
{
    /// <summary>A part below this share of the whole on both sides is not tested: what it changes is no part of any change worth a gate.</summary>
    private const double SmallestPart = 0.01;

    /// <summary>
    /// Every part of some size, compared as the whole is, but by differences instead of ratios: they add up to the change of the whole, and a part may
    /// be new.
    /// </summary>
    /// <param name="runs">The runs.</param>
    /// <param name="settings">What is asked.</param>
    /// <param name="whole">What the whole costs in the baseline.</param>
    public static ImmutableArray<PartChange> Of(ImmutableArray<GateRun> runs, GateSettings settings, double whole)
    {
        var parts = runs.Select(run => run.Parts.ToLookup(part => (part.Kind, part.Name), part => part.Value)).ToArray();
        var changes = new List<PartChange>();
        foreach (var (kind, name) in parts.SelectMany(run => run.Select(part => part.Key)).Distinct())
        {
            ImmutableArray<GateRun> ofPart = [.. runs.Select((run, i) => run with { Value = parts[i][(kind, name)].Sum() })];
            var (baseline, candidate) = (ofPart.Of(GateSide.Baseline).Median(), ofPart.Of(GateSide.Candidate).Median());
            if (Math.Max(baseline, candidate) < SmallestPart * whole)
                continue;
            var shift = ofPart.Shift(settings.Design, value => value / whole);
            var (low, high) = shift.Interval(1 - settings.Confidence);
            changes.Add(new(kind, name, baseline, candidate, new(shift.Estimate, low, high), shift.PValue, CarriesTheChange: false));
        }

        return
        [
            .. Holm(changes, 1 - settings.Confidence)
                .OrderBy(change => !change.CarriesTheChange)
                .ThenByDescending(change => Math.Abs(change.Change.Value))
                .ThenBy(change => change.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6, 1979.</summary>
    private static IEnumerable<PartChange> Holm(List<PartChange> changes, double alpha)
    {
        var (rest, least) = (changes.Count, 0.0);
        foreach (var change in changes.OrderBy(change => change.PValue))
        {
            least = Math.Max(least, Math.Min(1, rest-- * change.PValue));
            yield return change with { PValue = least, CarriesTheChange = least <= alpha };
        }
    }
}
