using System.Collections.Immutable;
using GreenCode.Energy;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Gates.Budgets;

/// <summary>Holds a record against a budget. Pure.</summary>
public static class BudgetAnalysis
{
    private const string Offer = "'greencode gate --budget FILE --update --metric cpu-time RECORD' writes a budget of CPU times, which can be held anywhere.";

    /// <summary>Judges every limit.</summary>
    public static BudgetReport Of(GateBudget budget, EnergyRecord record)
    {
        ImmutableArray<BudgetCheck> checks =
        [
            .. RunChecks(budget.Run, record)
                .Concat(budget.Endpoints.SelectMany(endpoint => EndpointChecks(endpoint.Key, endpoint.Value, record)))
                .Concat(budget.Methods.Select(method => MethodCheck(method.Key, method.Value, record)))
                .OrderBy(check => Rank(check.Verdict)),
        ];
        return new()
        {
            Tool = record.Tool,
            Target = record.Target.Name,
            RecordCreatedAt = record.CreatedAt,
            Verdict = checks[0].Verdict,
            Checks = checks,
            Notes =
            [
                .. budget.Methods.Keys.Where(name => record.Methods.All(method => method.Name != name)).Select(name =>
                    $"The method {name} was met by no sample. It counts as at most what three samples are worth; a name that is misspelt looks the same."),
            ],
        };
    }

    private static int Rank(GateVerdict verdict) => verdict switch
    {
        GateVerdict.Fail => 0,
        GateVerdict.Refused => 1,
        GateVerdict.Inconclusive => 2,
        _ => 3,
    };

    private static IEnumerable<BudgetCheck> RunChecks(RunBudget? budget, EnergyRecord record)
    {
        if (budget?.Joules is { } joules)
            yield return Joules("Energy per run", "run", joules, record.Energy.Target, record);
        if (budget?.CpuSeconds is { } seconds)
        {
            var cpu = record.Threads.Sum(thread => thread.CpuSeconds);
            yield return Judged("CPU time per run", "run", "s", seconds, cpu, cpu, cpu);
        }
    }

    private static IEnumerable<BudgetCheck> EndpointChecks(string endpoint, EndpointBudget budget, EnergyRecord record)
    {
        var request = record.Requests.FirstOrDefault(request => request.Endpoint == endpoint && request.Count > 0);
        var limits = new (string Name, string Unit, double? Limit)[] { ("Energy", "J", budget.JoulesPerRequest), ("CPU time", "s", budget.CpuSecondsPerRequest) };
        foreach (var (what, unit, limit) in limits)
        {
            if (limit is not { } most)
                continue;
            var name = $"{what} per request of {endpoint}";
            yield return request is null
                ? new(name, endpoint, unit, most, null, null, null, GateVerdict.Refused,
                    $"The budget names {endpoint}, but the record holds no request of it. Call it in the measured load, or take it out of the budget.", IsUncalled: true)
                : unit == "J"
                    ? Joules(name, endpoint, most, new(request.JoulesPerRequest, request.Low, request.High), record)
                    : Scaled(name, endpoint, most, request, record.Meter);
        }
    }

    /// <summary>CPU time of requests is known as well as their share of the energy: the interval has the same relative width, without the doubt of a power model.</summary>
    private static BudgetCheck Scaled(string name, string key, double limit, RequestEnergy request, MeterInfo meter)
    {
        var cpu = request.CpuSecondsPerRequest;
        return request.JoulesPerRequest > 0 && meter.LowFactor > 0
            ? Judged(name, key, "s", limit, cpu, cpu * request.Low / meter.LowFactor / request.JoulesPerRequest, cpu * request.High / meter.HighFactor / request.JoulesPerRequest)
            : Judged(name, key, "s", limit, cpu, cpu, cpu);
    }

    /// <summary>The share of a method that no sample met is at most what three samples are worth (the rule of three; Hanley and Lippman-Hand, JAMA 249, 1983).</summary>
    private static BudgetCheck MethodCheck(string name, MethodBudget budget, EnergyRecord record)
    {
        var title = $"Share of {name}";
        var methods = record.Methods.Where(method => method.Name == name).ToArray();
        if (methods.Length == 0)
            return Judged(title, name, "share", budget.Share, 0, 0, Math.Min(1, 3.0 / Math.Max(1, record.Engine.Samples)));
        var whole = record.Energy.Target.Joules;
        if (whole <= 0 || record.Meter.LowFactor <= 0)
        {
            var cpu = record.Threads.Sum(thread => thread.CpuSeconds);
            var share = cpu > 0 ? methods.Sum(method => method.CpuSeconds) / cpu : 0;
            return Judged(title, name, "share", budget.Share, share, share, share);
        }

        return Judged(title, name, "share", budget.Share, methods.Sum(method => method.SelfJoules) / whole,
            methods.Sum(method => method.SelfLow) / record.Meter.LowFactor / whole, methods.Sum(method => method.SelfHigh) / record.Meter.HighFactor / whole);
    }

    private static BudgetCheck Joules(string name, string key, double limit, EnergyAmount amount, EnergyRecord record) => record.Meter.Provenance == Provenance.Measured
        ? Judged(name, key, "J", limit, amount.Joules, amount.Low, amount.High)
        : new(name, key, "J", limit, null, null, null, GateVerdict.Refused,
            $"The budget limits joules, but those of the record are {record.Meter.Provenance.ToString().ToLowerInvariant()}, and a gate does not decide on estimates. {Offer}");

    /// <summary>The interval holds the value, whatever the record says: it is read from a file.</summary>
    private static BudgetCheck Judged(string name, string key, string unit, double limit, double value, double low, double high)
    {
        (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return new(name, key, unit, limit, value, low, high, low > limit ? GateVerdict.Fail : high <= limit ? GateVerdict.Pass : GateVerdict.Inconclusive);
    }
}
