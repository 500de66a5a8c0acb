using System.Collections.Immutable;
using System.Globalization;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Gates;

/// <summary>Whether a result that was stored may stand for the baseline of a gate that is made now.</summary>
public static class StoredBaseline
{
    /// <summary>Why not, as sentences; empty where it may.</summary>
    public static ImmutableArray<string> Objections(GateReport stored, GateReport now)
    {
        var differences = new (string What, string Stored, string Now)[]
        {
            ("machines", Machine(stored.Host), Machine(now.Host)),
            ("meters", stored.Meter?.Name ?? "none", now.Meter?.Name ?? "none"),
            ("kinds of figures", Word(stored.Meter), Word(now.Meter)),
            ("counters", Counters(stored.Meter), Counters(now.Meter)),
            ("ways to treat the power at rest", Idle(stored.Meter), Idle(now.Meter)),
            (".NET runtimes", stored.Candidate.RuntimeVersion ?? "not known", now.Candidate.RuntimeVersion ?? "not known"),
            ("metrics", GateNames.Of(stored.Work.Metric), GateNames.Of(now.Work.Metric)),
            ("units of work", GateNames.Of(stored.Work.Unit), GateNames.Of(now.Work.Unit)),
            ("numbers of operations", Operations(stored.Work), Operations(now.Work)),
            ("loads", stored.Work.Load ?? "none", now.Work.Load ?? "none"),
            ("numbers of planned runs", Number(stored.Settings.Runs), Number(now.Settings.Runs)),
            ("numbers of warm-up runs", Number(stored.Settings.WarmUps), Number(now.Settings.WarmUps)),
        };
        return
        [
            .. differences.Where(difference => difference.Stored != difference.Now)
                .Select(difference => $"The stored baseline and this run come from different {difference.What}: {difference.Stored} and {difference.Now}."),
        ];
    }

    /// <summary>What can be known before the first run: everything but the runtime.</summary>
    public static ImmutableArray<string> ObjectionsBefore(GateReport stored, GateReport now) =>
    [
        .. Objections(stored, now with { Candidate = now.Candidate with { RuntimeVersion = stored.Candidate.RuntimeVersion } }),
        .. stored.Candidate.Runs.Length >= now.Settings.FewestRuns ? (ImmutableArray<string>)[] :
        [
            string.Create(CultureInfo.InvariantCulture, $"The stored baseline holds {stored.Candidate.Runs.Length} measured runs; a verdict needs at least {now.Settings.FewestRuns} of each side."),
        ],
    ];

    private static string Machine(HostInfo host) => string.Create(CultureInfo.InvariantCulture,
        $"{host.CpuModel} with {host.LogicalCpus} logical processors in {host.Sockets} sockets{(host.IsVirtualised == true ? ", virtual" : "")}");

    private static string Word(GateMeter? meter) => meter is null ? "none" : meter.Provenance.ToString().ToLowerInvariant();

    private static string Counters(GateMeter? meter) => meter is null ? "none" : string.Join(", ", meter.Domains.Order(StringComparer.Ordinal));

    private static string Idle(GateMeter? meter) => meter?.IdleWatts is null ? "shared out with the rest" : "measured and taken off";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Operations(GateWork work) => work.Operations?.ToString("R", CultureInfo.InvariantCulture) ?? "not said";
}
