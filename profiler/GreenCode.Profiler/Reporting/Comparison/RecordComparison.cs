using System.Collections.Immutable;
using System.Globalization;
using GreenCode.Energy;

namespace GreenCode.Profiler.Reporting.Comparison;

/// <summary>
/// Two records side by side. Pure. Where both are estimates, the doubt about the power model is common to both and says nothing about
/// their difference: it is taken out of every interval.
/// </summary>
/// <param name="Refusals">
/// Why the two should not be compared, as sentences; empty where they may be. The figures are there all the same, for a reader who insists.
/// </param>
/// <param name="Cautions">What a reader must know although the two may be compared, as sentences.</param>
/// <param name="Target">Energy of the whole target.</param>
/// <param name="Endpoints">Energy per request of every endpoint of either record; those that differ first, then the largest difference.</param>
/// <param name="Methods">Energy of every method of either record; those whose own energy differs first, then the largest difference.</param>
public sealed record RecordComparison(
    ImmutableArray<string> Refusals,
    ImmutableArray<string> Cautions,
    AmountChange Target,
    ImmutableArray<EndpointChange> Endpoints,
    ImmutableArray<MethodChange> Methods)
{
    /// <summary>Whether the two may be compared.</summary>
    public bool IsComparable => Refusals.IsEmpty;

    /// <summary>Compares <paramref name="after"/> with <paramref name="before"/>.</summary>
    public static RecordComparison Of(EnergyRecord before, EnergyRecord after) => new(
        [.. RefusalsOf(before, after)],
        [.. CautionsOf(before, after)],
        new(Own(before.Energy.Target, before.Meter), Own(after.Energy.Target, after.Meter)),
        [
            .. Pair(EndpointsOf(before), EndpointsOf(after))
                .Select(pair => new EndpointChange(pair.Key, new(pair.Before, pair.After)))
                .OrderBy(change => Rank(change.PerRequest)).ThenBy(change => change.Endpoint, StringComparer.Ordinal),
        ],
        [
            .. Pair(MethodsOf(before), MethodsOf(after))
                .Select(pair => new MethodChange(pair.Key.Name, pair.Key.Signature, pair.Key.Module,
                    new(pair.Before?.Self, pair.After?.Self) { UnseenHigh = UnseenHigh(pair.Before is null ? before : after) },
                    new(pair.Before?.Total, pair.After?.Total) { UnseenHigh = UnseenHigh(pair.Before is null ? before : after) }))
                .OrderBy(change => Rank(change.Self)).ThenBy(change => change.Name, StringComparer.Ordinal).ThenBy(change => change.Signature, StringComparer.Ordinal),
        ]);

    private static IEnumerable<string> RefusalsOf(EnergyRecord before, EnergyRecord after)
    {
        foreach (var (record, which) in new[] { (before, "first"), (after, "second") })
        {
            if (record.Meter.Provenance == Provenance.Unavailable)
                yield return $"The {which} record holds no energy: nothing was measured or estimated.";
        }

        var differences = new (string What, string Before, string After)[]
        {
            ("meters", before.Meter.Name, after.Meter.Name),
            ("kinds of figures", Word(before.Meter.Provenance), Word(after.Meter.Provenance)),
            ("counters", Counted(before), Counted(after)),
            ("machines", Machine(before.Host), Machine(after.Host)),
            (".NET runtimes", before.Target.RuntimeVersion ?? "not known", after.Target.RuntimeVersion ?? "not known"),
            ("sampling engines", before.Engine.Name, after.Engine.Name),
        };
        foreach (var (what, first, second) in differences.Where(difference => difference.Before != difference.After))
            yield return $"The records come from different {what}: {first} and {second}.";
    }

    private static IEnumerable<string> CautionsOf(EnergyRecord before, EnergyRecord after)
    {
        var (first, second) = (before.Requests.Sum(request => (double)request.Count), after.Requests.Sum(request => (double)request.Count));
        if (first != second)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"The work differs: {first:F0} requests and {second:F0}. Energy per request can be compared, energy of methods and of the whole only with that in mind.");
        }
        else if (first == 0)
        {
            yield return "Neither record counts requests: that both did the same work is up to whoever made them.";
        }

        if (before.Meter.Provenance == Provenance.Estimated || after.Meter.Provenance == Provenance.Estimated)
        {
            yield return "The joules are estimated from CPU time: a difference between the records is a difference in CPU time, and how many joules it is worth is as uncertain as the estimates are.";
        }

        if (before.Target.Name != after.Target.Name)
            yield return $"The targets have different names: {before.Target.Name} and {after.Target.Name}.";
    }

    /// <summary>
    /// What a method may have cost that no sample met: with 95 % confidence less than three samples are worth (the rule of three; Hanley and
    /// Lippman-Hand, JAMA 249, 1983).
    /// </summary>
    private static double UnseenHigh(EnergyRecord record) => record.Energy.Target.Joules * Math.Min(1, 3.0 / Math.Max(1, record.Engine.Samples));

    private static string Word(Provenance provenance) => provenance.ToString().ToLowerInvariant();

    private static string Counted(EnergyRecord record) => string.Join(", ",
        record.Meter.Domains.Where(domain => domain.LeftOutBecause is null).Select(domain => domain.Name).Order(StringComparer.Ordinal).DefaultIfEmpty("none"));

    private static string Machine(HostInfo host) => string.Create(CultureInfo.InvariantCulture,
        $"{host.CpuModel} with {host.LogicalCpus} logical processors{(host.IsVirtualised == true ? ", virtual" : "")}");

    private static Dictionary<string, EnergyAmount> EndpointsOf(EnergyRecord record) => record.Requests
        .GroupBy(request => request.Endpoint)
        .ToDictionary(same => same.Key, same => Own(same.Select(request => new EnergyAmount(request.JoulesPerRequest, request.Low, request.High)).First(), record.Meter));

    private static Dictionary<MethodKey, MethodAmounts> MethodsOf(EnergyRecord record) => record.Methods
        .GroupBy(method => new MethodKey(method.Name, method.Signature, method.Module))
        .ToDictionary(same => same.Key, same => new MethodAmounts(
            Own(new(same.Sum(method => method.SelfJoules), same.Sum(method => method.SelfLow), same.Sum(method => method.SelfHigh)), record.Meter),
            Own(new(same.Sum(method => method.TotalJoules), same.Sum(method => method.TotalLow), same.Sum(method => method.TotalHigh)), record.Meter)));

    /// <summary>The amount with the interval that it has by itself, without the doubt of the power model.</summary>
    private static EnergyAmount Own(EnergyAmount amount, MeterInfo meter) => meter.LowFactor > 0
        ? amount with { Low = amount.Low / meter.LowFactor, High = amount.High / meter.HighFactor }
        : amount;

    private static IEnumerable<(TKey Key, TValue? Before, TValue? After)> Pair<TKey, TValue>(Dictionary<TKey, TValue> before, Dictionary<TKey, TValue> after)
        where TKey : notnull
        where TValue : class =>
        before.Keys.Union(after.Keys).Select(key => (key, before.GetValueOrDefault(key), after.GetValueOrDefault(key)));

    private static (bool, double) Rank(AmountChange change) => (change.Verdict == ChangeVerdict.NotDistinguishable, -Math.Abs(change.Difference));

    private sealed record MethodKey(string Name, string? Signature, string? Module);

    private sealed record MethodAmounts(EnergyAmount Self, EnergyAmount Total);
}
