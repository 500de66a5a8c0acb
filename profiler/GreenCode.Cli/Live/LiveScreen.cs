using System.Collections.Immutable;
using System.Globalization;
using GreenCode.Cli.Terminal;
using GreenCode.Energy;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Cli.Live;

/// <summary>
/// A running profile as lines of text. Pure: two records of the same profile, one second apart, always give the same lines. Where there is no
/// energy, busy processors stand in the place of watts.
/// </summary>
/// <param name="now">The record so far.</param>
/// <param name="before">The record a while ago; null on the first time.</param>
public sealed class LiveScreen(EnergyRecord now, EnergyRecord? before)
{
    /// <summary>Above or below the average by less than this is no trend.</summary>
    private const double Trend = 0.25;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private readonly double _seconds = now.DurationSeconds - (before?.DurationSeconds ?? 0);

    private bool HasEnergy => now.Meter.Provenance != Provenance.Unavailable;

    /// <summary>The whole screen: at most <paramref name="height"/> lines of less than <paramref name="width"/> characters.</summary>
    public ImmutableArray<string> Lines(LiveState state, int width, int height)
    {
        string[] head = [Title(state), Power(), Parts(), ""];
        string[] foot = ["", Keys(state)];
        var rows = Rows(state, width, Math.Max(1, height - head.Length - foot.Length - 2));
        return [.. head.Concat(rows).Concat(foot).Take(height).Select(line => Cut(PrintableText.Filter(line), width - 1))];
    }

    /// <summary>The same on one line, for a log.</summary>
    public string Line()
    {
        var dearest = Items(LiveView.Methods).MaxBy(item => item.Now);
        return $"{now.DurationSeconds.ToString("0", Culture),4} s  {Power()}{(dearest is { Now: > 0 } ? $"  most now: {PrintableText.Filter(dearest.Name)} {Rate(dearest.Now)}" : "")}";
    }

    /// <summary>What may be cut off at the end of the line comes last.</summary>
    private string Title(LiveState state) =>
        now.DurationSeconds.ToString("0", Culture) + " s  " + (state.IsPaused ? "PAUSED  " : "") + (state.Marks > 0 ? $"phase {state.Marks + 1}  " : "") +
        (HasEnergy ? $"{now.Meter.Provenance.ToString().ToLowerInvariant()} by {now.Meter.Name}" : "no energy: processors kept busy") +
        $"  {now.Target.Name} (process {now.Target.ProcessId})";

    private string Power()
    {
        if (!HasEnergy)
            return $"target {Rate(PerSecond(record => record.Threads.Sum(thread => thread.CpuSeconds)))}";
        return $"target {Rate(PerSecond(record => record.Energy.Target.Joules))}  " +
            $"others {Rate(PerSecond(record => record.Energy.OtherProcesses.Joules))}  " +
            $"idle {Rate(PerSecond(record => record.Energy.Idle.Joules))}";
    }

    private string Parts()
    {
        var own = PerSecond(record => record.Overhead.OwnCpuSeconds + record.Overhead.InTargetCpuSeconds);
        return $"gc {Rate(PerSecond(record => Bucket(record, "gc")))}  jit {Rate(PerSecond(record => Bucket(record, "jit")))}  " +
            $"greencode {(100 * own).ToString("0.0", Culture)}% of a processor  {now.Engine.Samples.ToString("N0", Culture)} samples";
    }

    private static string Keys(LiveState state) =>
        $"s sort by {(state.Sort == LiveSort.All ? "now" : "all")}  v view  p {(state.IsPaused ? "go on" : "pause")}  m mark a phase  q stop and report";

    private IEnumerable<string> Rows(LiveState state, int width, int count)
    {
        var items = Items(state.View).Where(item => item.All > 0)
            .OrderByDescending(item => state.Sort == LiveSort.Now ? item.Now : item.All).ThenByDescending(item => item.All).Take(count).ToArray();
        if (items.Length == 0)
            return [state.View == LiveView.Endpoints ? "No HTTP requests were seen yet." : "Nothing was sampled yet."];
        var whole = Items(LiveView.Threads).Sum(item => item.All);
        string[][] rows =
        [
            ["Now", "", "All", "Share", state.View switch { LiveView.Methods => "Method (self)", LiveView.Endpoints => "Endpoint", _ => "Thread" }],
            .. items.Select(item => (string[])[Rate(item.Now), Arrow(item), Amount(item.All), Quantity.Share(item.All, whole, Culture), item.Name]),
        ];
        var widths = Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row =>
        {
            var figures = string.Concat(widths.Select((size, column) => row[column].PadLeft(size) + "  "));
            return figures + End(row[^1], Math.Max(10, width - 1 - figures.Length));
        });
    }

    private IEnumerable<Item> Items(LiveView view)
    {
        var earlier = before is null ? [] : Amounts(before, view).GroupBy(item => item.Key).ToDictionary(same => same.Key, same => same.Sum(item => item.Amount));
        return Amounts(now, view).GroupBy(item => item.Key).Select(same =>
        {
            var all = same.Sum(item => item.Amount);
            return new Item(same.Key, all, _seconds > 0 ? Math.Max(0, all - earlier.GetValueOrDefault(same.Key)) / _seconds : 0);
        });
    }

    private IEnumerable<(string Key, double Amount)> Amounts(EnergyRecord record, LiveView view) => view switch
    {
        LiveView.Methods => record.Methods.Select(method => (method.Name, HasEnergy ? method.SelfJoules : method.CpuSeconds)),
        LiveView.Endpoints =>
        [
            .. record.Requests.Select(request => (request.Endpoint, HasEnergy ? request.Joules : request.Count * request.CpuSecondsPerRequest)),
            .. record.Background is { } background ? [("(outside of requests)", HasEnergy ? background.Joules : background.CpuSeconds)] : Array.Empty<(string, double)>(),
        ],
        _ => record.Threads.Select(thread => ($"{thread.Name ?? "ended"} ({thread.Role}, {thread.Id.ToString(Culture)})", HasEnergy ? thread.Joules : thread.CpuSeconds)),
    };

    private double Bucket(EnergyRecord record, string name) =>
        record.Buckets.Where(bucket => bucket.Name == name).Sum(bucket => HasEnergy ? bucket.Joules : bucket.CpuSeconds);

    private double PerSecond(Func<EnergyRecord, double> value) =>
        _seconds > 0 ? Math.Max(0, value(now) - (before is null ? 0 : value(before))) / _seconds : 0;

    /// <summary>What the last second was, seen from the average of the whole profile.</summary>
    private string Arrow(Item item)
    {
        var average = now.DurationSeconds > 0 ? item.All / now.DurationSeconds : 0;
        return item.Now > (1 + Trend) * average ? "up" : item.Now < (1 - Trend) * average ? "down" : "";
    }

    private string Rate(double perSecond) => HasEnergy ? Quantity.Watts(perSecond, Culture) : perSecond.ToString("0.00", Culture) + "\u00a0CPUs";

    private string Amount(double value) => HasEnergy ? Quantity.Joules(value, Culture) : Quantity.Seconds(value, Culture);

    private static string End(string name, int width) => name.Length <= width ? name : "…" + name[^(width - 1)..];

    private static string Cut(string line, int width) => line.Length <= width ? line : line[..Math.Max(0, width)];

    private sealed record Item(string Name, double All, double Now);
}
