using System.Collections.Immutable;
using System.Globalization;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Gates.Budgets;

/// <summary>Writes a budget from what a record says. Pure.</summary>
public static class BudgetUpdate
{
    /// <summary>A limit is this much above the upper end of the record's interval, rounded up to two digits.</summary>
    public const double Headroom = 0.1;

    /// <summary>Less than anything that was measured; what is smaller has no two digits to round to.</summary>
    private const double Least = 1e-30;

    /// <summary>A new budget limits the methods that take at least this share.</summary>
    private const double LargeShare = 0.05;

    /// <summary>A new budget: the run, every endpoint that was called, and the dearest methods.</summary>
    /// <exception cref="GateRefusedException">Joules are asked for and the record holds none that were measured.</exception>
    public static GateBudget New(EnergyRecord record, GateMetric metric) => Renew(
        new()
        {
            Run = metric == GateMetric.Energy ? new(Joules: 1) : new(CpuSeconds: 1),
            Endpoints = record.Requests.Where(request => request.Count > 0).DistinctBy(request => request.Endpoint).ToImmutableSortedDictionary(
                request => request.Endpoint, _ => metric == GateMetric.Energy ? new EndpointBudget(JoulesPerRequest: 1) : new(CpuSecondsPerRequest: 1), StringComparer.Ordinal),
            Methods = record.Methods.GroupBy(method => method.Name).Where(same => ShareOf(same, record) >= LargeShare).ToImmutableSortedDictionary(
                same => same.Key, _ => new MethodBudget(1), StringComparer.Ordinal),
        },
        record);

    /// <summary>The same limits with new figures. A limit of what the record does not hold stays as it is.</summary>
    /// <exception cref="GateRefusedException">The budget limits joules and the record holds none that were measured.</exception>
    public static GateBudget Renew(GateBudget budget, EnergyRecord record)
    {
        var figures = BudgetAnalysis.Of(budget, record).Checks;
        if (figures.FirstOrDefault(check => check is { Verdict: GateVerdict.Refused, IsUncalled: false }) is { } refused)
            throw new GateRefusedException(refused.Problem!);
        return budget with
        {
            Run = budget.Run is null ? null : new(Limit("run", "J", budget.Run.Joules), Limit("run", "s", budget.Run.CpuSeconds)),
            Endpoints = budget.Endpoints.ToImmutableSortedDictionary(
                endpoint => endpoint.Key,
                endpoint => new EndpointBudget(Limit(endpoint.Key, "J", endpoint.Value.JoulesPerRequest), Limit(endpoint.Key, "s", endpoint.Value.CpuSecondsPerRequest)),
                StringComparer.Ordinal),
            Methods = budget.Methods.ToImmutableSortedDictionary(
                method => method.Key, method => new MethodBudget(Math.Min(1, Limit(method.Key, "share", method.Value.Share) ?? 1)), StringComparer.Ordinal),
        };

        double? Limit(string key, string unit, double? before) =>
            before is null ? null
            : figures.First(check => check.Key == key && check.Unit == unit).High is { } high and > Least ? RoundedUp(high * (1 + Headroom)) : before;
    }

    private static double ShareOf(IEnumerable<MethodEnergy> methods, EnergyRecord record) =>
        record.Energy.Target.Joules > 0 ? methods.Sum(method => method.SelfJoules) / record.Energy.Target.Joules : 0;

    /// <summary>Through decimal, so that the file shows 0.13 and not 0.13000000000000003.</summary>
    private static double RoundedUp(double value)
    {
        var place = Math.Floor(Math.Log10(value)) - 1;
        var step = Math.Pow(10, place);
        return double.Parse((Math.Ceiling(value / step) * step).ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
