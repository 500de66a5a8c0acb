using System.Globalization;
using GreenCode.Profiler.Gates;

namespace GreenCode.Profiler.Tests.Gates;

/// <summary>
/// How often a gate errs: the short form of <c>gate simulate</c> of the benchmarks, whose tables stand in docs/methodology/gate.md. The lots are fixed.
/// </summary>
public class GateSimulationTests(ITestOutputHelper output)
{
    private const int Gates = 500;

    public static TheoryData<string, bool> Settings => [.. Noise.Kinds.SelectMany(noise => new[] { false, true }.Select(stops => (noise.Name, stops)))];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Errs_as_seldom_as_promised(string name, bool stopsEarly)
    {
        var noise = Noise.Kinds.Single(noise => noise.Name == name);
        var settings = new GateSettings { StopsEarly = stopsEarly };

        var same = Decide(settings, noise, 1);
        Assert.InRange(Rate(same, result => result.Verdict == GateVerdict.Fail), 0, 0.002);
        Assert.InRange(Rate(same, result => result.Verdict == GateVerdict.Pass), 0.95, 1);

        var atTheThreshold = Decide(settings, noise, 1.03);
        Assert.InRange(Rate(atTheThreshold, result => result.Verdict == GateVerdict.Fail), 0, 0.045);
        Assert.InRange(Rate(atTheThreshold, result => result.Verdict == GateVerdict.Pass), 0, 0.045);
        Assert.InRange(Rate(atTheThreshold, result => Covers(result, 1.03)), 0.92, 0.98);

        var dearer = Decide(settings, noise, 1.05);
        Assert.InRange(Rate(dearer, result => result.Verdict == GateVerdict.Fail), 0.8, 1);
        Assert.InRange(Rate(dearer, result => Covers(result, 1.05)), 0.92, 0.98);
    }

    [Fact]
    public void Stopping_early_saves_runs_where_the_answer_is_clear()
    {
        var settings = new GateSettings();

        Assert.InRange(Decide(settings, Noise.Kinds[1], 1).Average(result => result.Candidate.Runs), settings.Looks[0], 0.7 * settings.Runs);
        Assert.InRange(Decide(settings, Noise.Kinds[1], 1.1).Average(result => result.Candidate.Runs), settings.Looks[0], 0.5 * settings.Runs);
    }

    /// <summary>A change as small as the gate says that it could just see is failed four times in five.</summary>
    [Fact]
    public void Says_how_blind_it_is()
    {
        var settings = new GateSettings { StopsEarly = false };
        var noise = new Noise("much", 0.05);
        var claimed = Decide(settings, noise, 1).Select(result => result.Noise.SmallestFailure).Median();

        Assert.InRange(claimed, 0.05, 0.09);
        Assert.InRange(Rate(Decide(settings, noise, 1 + claimed), result => result.Verdict == GateVerdict.Fail), 0.72, 0.88);
    }

    /// <summary>As many runs as an inconclusive gate names do settle it, four times in five.</summary>
    [Fact]
    public void Says_how_many_runs_would_settle_it()
    {
        var noise = new Noise("much", 0.05);
        var runs = Decide(new() { StopsEarly = false, Runs = 10 }, noise, 1.07)
            .Where(result => result.Verdict == GateVerdict.Inconclusive).Select(result => (double)(result.RunsToSettle ?? 1000)).Median();
        var enough = new GateSettings { StopsEarly = false, Runs = (int)runs };

        Assert.InRange(runs, 15, GateSettings.MostRuns);
        Assert.InRange(Rate(Decide(enough, noise, 1.07), result => result.Verdict == GateVerdict.Fail), 0.65, 1);
    }

    [Fact]
    public void Blames_the_method_that_changed_and_hardly_ever_another()
    {
        var settings = new GateSettings { StopsEarly = false };
        var results = Enumerable.Range(0, 200).AsParallel().Select(seed =>
        {
            var random = new Random(seed);
            return GateAnalysis.Of(SimulatedGate.WithMethods(SimulatedGate.Runs(settings, Noise.Kinds[1], 1.05, random), 1.05, random), settings);
        }).ToArray();

        Assert.InRange(Rate(results, result => result.Parts[0] is { CarriesTheChange: true, Name: "M3" }), 0.95, 1);
        Assert.InRange(Rate(results, result => result.Parts.Any(part => part is { CarriesTheChange: true, Name: not "M3" })), 0, 0.05);
    }

    [Fact]
    public void More_runs_give_narrower_intervals_on_average()
    {
        double Width(int runs) => Decide(new() { Runs = runs, StopsEarly = false }, Noise.Kinds[^1], 1).Average(result => result.Ratio.High - result.Ratio.Low);
        var widths = new[] { 8, 16, 32, 64 }.Select(Width).ToArray();

        output.WriteLine(string.Join(", ", widths.Select(width => width.ToString("P2", CultureInfo.InvariantCulture))));
        Assert.Equal(widths.OrderDescending(), widths);
    }

    private static GateResult[] Decide(GateSettings settings, Noise noise, double ratio) =>
        [.. Enumerable.Range(0, Gates).AsParallel().Select(seed => SimulatedGate.Decide(SimulatedGate.Runs(settings, noise, ratio, new(seed)), settings))];

    private static double Rate(GateResult[] results, Func<GateResult, bool> isSo) => results.Count(isSo) / (double)results.Length;

    private static bool Covers(GateResult result, double ratio) => result.Ratio.Low <= ratio && ratio <= result.Ratio.High;
}
