using System.Collections.Immutable;
using FsCheck;
using FsCheck.Xunit;
using GreenCode.Profiler.Gates;

namespace GreenCode.Profiler.Tests.Gates;

/// <summary>What must be true of every gate.</summary>
[Properties(MaxTest = 100)]
public class GateAnalysisTests
{
    private static readonly GateSettings _settings = new() { Runs = 12 };

    [Property]
    public void Swapped_sides_give_the_inverse(int seed, bool isStored)
    {
        var (runs, settings) = Runs(seed, isStored);
        var result = GateAnalysis.Of(runs, settings);
        var swapped = GateAnalysis.Of([.. runs.Select(run => run with { Side = 1 - run.Side })], settings);

        AssertNear(1 / result.Ratio.Value, swapped.Ratio.Value);
        AssertNear(1 / result.Ratio.Low, swapped.Ratio.High);
        AssertNear(1 / result.Ratio.High, swapped.Ratio.Low);
        AssertNear(result.PValue, swapped.PValue);
    }

    /// <summary>Joules or millijoules, one request or a thousand: the ratio is the same.</summary>
    [Property]
    public void The_unit_does_not_matter(int seed, bool isStored, PositiveInt scale)
    {
        var (runs, settings) = Runs(seed, isStored);
        var result = GateAnalysis.Of(runs, settings);
        var scaled = GateAnalysis.Of(
            [.. runs.Select(run => run with { Value = run.Value * scale.Get, Parts = [.. run.Parts.Select(part => part with { Value = part.Value * scale.Get })] })],
            settings);

        Assert.Equal(result.Verdict, scaled.Verdict);
        AssertNear(result.Ratio.Value, scaled.Ratio.Value);
        AssertNear(result.Ratio.Low, scaled.Ratio.Low);
        AssertNear(result.Ratio.High, scaled.Ratio.High);
        Assert.Equal(result.Parts.Select(part => part.Name), scaled.Parts.Select(part => part.Name));
        Assert.Equal(result.Outliers.Select(outlier => outlier.Run), scaled.Outliers.Select(outlier => outlier.Run));
    }

    [Property]
    public void The_order_within_a_block_and_that_of_the_blocks_do_not_matter(int seed)
    {
        var (runs, settings) = Runs(seed, isStored: false);
        var random = new Random(seed);
        var result = GateAnalysis.Of(runs, settings);
        var shuffled = GateAnalysis.Of([.. runs.OrderBy(_ => random.Next())], settings);

        Assert.Equal(result.Verdict, shuffled.Verdict);
        Assert.Equal(result.Ratio, shuffled.Ratio);
        Assert.Equal(result.PValue, shuffled.PValue);
        Assert.Equal(result.Parts.AsEnumerable(), shuffled.Parts.AsEnumerable());
    }

    [Property]
    public void The_estimate_lies_in_its_interval(int seed, bool isStored)
    {
        var (runs, settings) = Runs(seed, isStored);
        var result = GateAnalysis.Of(runs, settings);

        Assert.InRange(result.Ratio.Value, result.Ratio.Low, result.Ratio.High);
        Assert.True(result.Ratio.Low > 0 && double.IsFinite(result.Ratio.High));
        Assert.InRange(result.PValue, 0, 1);
        Assert.All(result.Parts, part => Assert.InRange(part.Change.Value, part.Change.Low, part.Change.High));
    }

    /// <summary>What a reader can check for himself.</summary>
    [Property]
    public void The_final_verdict_is_what_the_interval_says(int seed, bool isStored, byte percent)
    {
        var (runs, settings) = Runs(seed, isStored, 1 + percent / 2000.0);
        var result = GateAnalysis.Of(runs, settings);

        Assert.True(result.IsFinal);
        Assert.Equal(
            result.Ratio.Low > 1.03 ? GateVerdict.Fail : result.Ratio.High < 1.03 ? GateVerdict.Pass : GateVerdict.Inconclusive,
            result.Verdict);
        Assert.True(result.RunsToSettle is null || result.Verdict == GateVerdict.Inconclusive);
    }

    [Property]
    public void A_dearer_candidate_is_never_judged_better(int seed, bool isStored, byte percent)
    {
        var (runs, settings) = Runs(seed, isStored);
        var result = GateAnalysis.Of(runs, settings);
        var dearer = GateAnalysis.Of([.. runs.Select(run => run.Side == GateSide.Baseline ? run : run with { Value = run.Value * (1 + percent / 500.0) })], settings);

        Assert.True(dearer.Ratio.Low >= result.Ratio.Low && dearer.Ratio.High >= result.Ratio.High);
        Assert.True(Badness(dearer.Verdict) >= Badness(result.Verdict));
    }

    [Fact]
    public void Identical_runs_pass()
    {
        var result = GateAnalysis.Of(Same(12), _settings);

        Assert.Equal(GateVerdict.Pass, result.Verdict);
        Assert.Equal(new(1, 1, 1), result.Ratio);
        Assert.Equal(1, result.PValue);
        Assert.Empty(result.Outliers);
        Assert.Equal(0, result.Noise.RunScatter);
        Assert.Equal(0.03, result.Noise.SmallestFailure, 12);
    }

    [Fact]
    public void Exactly_the_threshold_more_is_inconclusive() =>
        Assert.Equal(GateVerdict.Inconclusive, GateAnalysis.Of([.. Same(12).Select(run => run with { Value = run.Side == GateSide.Candidate ? 1.03 : 1 })], _settings).Verdict);

    /// <summary>A single run that a neighbour disturbed decides nothing, and is not hidden.</summary>
    [Fact]
    public void An_outlier_is_shown_and_kept_and_decides_nothing()
    {
        var (runs, settings) = Runs(8, isStored: false);
        var disturbed = runs.SetItem(5, runs[5] with { Value = 40 });
        var result = GateAnalysis.Of(disturbed, settings);

        Assert.Equal(GateAnalysis.Of(runs, settings).Verdict, result.Verdict);
        Assert.Equal((5, 40.0), result.Outliers.Select(outlier => (outlier.Run, outlier.Value)).Single());
        Assert.InRange(result.Outliers[0].Relative, 35, 45);
        Assert.Equal(12, result.Baseline.Runs);
        Assert.Equal(12, result.Candidate.Runs);
        Assert.Equal(40, Math.Max(result.Baseline.Highest, result.Candidate.Highest));
    }

    [Fact]
    public void A_new_method_carries_what_it_costs()
    {
        var (runs, settings) = Runs(3, isStored: false);
        ImmutableArray<GateRun> dearer =
        [
            .. runs.Select(run => run.Side == GateSide.Baseline
                ? run with { Parts = [new(GatePartKind.Method, "Old", 0.4), new(GatePartKind.Endpoint, "GET /", 0.9)] }
                : run with { Value = run.Value + 0.2, Parts = [new(GatePartKind.Method, "Old", 0.4), new(GatePartKind.Method, "New", 0.15), new(GatePartKind.Method, "New", 0.05), new(GatePartKind.Endpoint, "GET /", 1.1)] }),
        ];
        var parts = GateAnalysis.Of(dearer, settings).Parts;

        Assert.Equal(["GET /", "New", "Old"], parts.Select(part => part.Name));
        Assert.Equal([true, true, false], parts.Select(part => part.CarriesTheChange));
        Assert.Equal([GatePartKind.Endpoint, GatePartKind.Method, GatePartKind.Method], parts.Select(part => part.Kind));
        Assert.Equal((0, 0.2), (parts[1].Baseline, parts[1].Candidate));
        Assert.InRange(parts[1].Change.Value, 0.18, 0.22);
        Assert.Equal(1, parts[2].PValue);
    }

    /// <summary>With twelve pairs chance alone gives all differences of one part the same sign once in 2048 gates, and those of one of fifty parts fifty times as often.</summary>
    [Fact]
    public void Many_parts_make_chance_likelier()
    {
        ImmutableArray<GateRun> runs =
        [
            .. Same(12).Select(run => run with
            {
                Parts = [new(GatePartKind.Method, "Dearer", run.Side == GateSide.Candidate ? 0.2 : 0.1), .. Enumerable.Range(0, 49).Select(i => new GatePart(GatePartKind.Method, $"M{i}", 0.011))],
            }),
        ];
        var dearer = GateAnalysis.Of(runs, _settings).Parts[0];

        Assert.Equal("Dearer", dearer.Name);
        Assert.Equal(50 * 2 / 4096.0, dearer.PValue, 12);
        Assert.True(dearer.CarriesTheChange);
    }

    /// <summary>What is too small to matter is not tested, so that it does not weaken what is said about the rest.</summary>
    [Fact]
    public void Parts_below_one_percent_are_left_out() =>
        Assert.Empty(GateAnalysis.Of([.. Same(12).Select(run => run with { Parts = [new(GatePartKind.Method, "Tiny", 0.009)] })], _settings).Parts);

    [Fact]
    public void A_verdict_that_is_not_certain_enough_waits_for_the_next_look()
    {
        var settings = new GateSettings();
        var results = settings.Looks.Select(look => GateAnalysis.Of(SimulatedGate.Runs(settings, new("much", 0.03), 1.06, new(11))[..(2 * look)], settings)).ToArray();

        Assert.Equal([12, 18, 24, 30], settings.Looks);
        Assert.True(results[^1].IsFinal);
        Assert.False(results[0].IsFinal);
        Assert.All(results, result => Assert.Equal(result.IsFinal, result.Verdict != GateVerdict.Inconclusive || result.Candidate.Runs == 30));
    }

    [Fact]
    public void Between_looks_nothing_is_final() =>
        Assert.False(GateAnalysis.Of(Same(15), new()).IsFinal);

    [Fact]
    public void A_run_without_a_partner_is_counted_and_not_compared()
    {
        var (runs, settings) = Runs(5, isStored: false);
        var result = GateAnalysis.Of([.. runs, new(GateSide.Baseline, 12, 1000, [])], settings);

        Assert.Equal(GateAnalysis.Of(runs, settings).Ratio, result.Ratio);
        Assert.Equal(13, result.Baseline.Runs);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_cost_is_refused(double value) => Refuses(
        "A run of the candidate cost", [.. Same(12).Take(23), new(GateSide.Candidate, 11, value, [])], _settings);

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void What_is_no_cost_of_a_part_is_refused(double value) => Refuses(
        "a method or an endpoint whose cost is negative or no number", Same(12).SetItem(0, new(GateSide.Baseline, 0, 1, [new(GatePartKind.Method, "M", value)])), _settings);

    [Fact]
    public void No_runs_are_refused() => Refuses("The baseline has 0 measured runs; a verdict needs at least 6 of each side.", [], _settings);

    [Fact]
    public void Too_few_runs_are_refused() => Refuses("The baseline has 5 measured runs; a verdict needs at least 6 of each side.", Same(5), _settings);

    [Fact]
    public void One_side_alone_is_refused() =>
        Refuses("The candidate has 0 measured runs", [.. Same(12).Where(run => run.Side == GateSide.Baseline)], _settings);

    [Fact]
    public void Blocks_of_one_side_are_refused() =>
        Refuses("Only 0 blocks hold a run of each side", [.. Same(12).Select(run => run with { Block = run.Block + (run.Side == GateSide.Baseline ? 0 : 100) })], _settings);

    [Theory]
    [InlineData(5, 0.95, 0.03, "A gate with a confidence of 0.95 takes from 6 to 200 runs of each side.")]
    [InlineData(201, 0.95, 0.03, "A gate with a confidence of 0.95 takes from 6 to 200 runs of each side.")]
    [InlineData(7, 0.99, 0.03, "A gate with a confidence of 0.99 takes from 8 to 200 runs of each side.")]
    [InlineData(30, 1, 0.03, "The confidence of a gate is between 0.8 and 0.999.")]
    [InlineData(30, double.NaN, 0.03, "The confidence of a gate is between 0.8 and 0.999.")]
    [InlineData(30, 0.95, -0.01, "The threshold of a gate is 0 or more: 0.03 lets the candidate cost 3 % more.")]
    [InlineData(30, 0.95, double.NaN, "The threshold of a gate is 0 or more: 0.03 lets the candidate cost 3 % more.")]
    public void Settings_that_allow_no_gate_are_refused(int runs, double confidence, double threshold, string sentence) =>
        Refuses(sentence, Same(30), new() { Runs = runs, Confidence = confidence, Threshold = threshold });

    /// <summary>Every allowed number of runs can reach a verdict, with and without looking early.</summary>
    [Fact]
    public void Any_number_of_runs_can_decide()
    {
        foreach (var confidence in new[] { 0.8, 0.9, 0.95, 0.99, 0.999 })
        {
            foreach (var stopsEarly in new[] { false, true })
            {
                var settings = new GateSettings { Confidence = confidence, StopsEarly = stopsEarly };
                for (var runs = settings.FewestRuns; runs <= 40; runs++)
                    Assert.Equal(GateVerdict.Pass, GateAnalysis.Of(Same(runs), settings with { Runs = runs }).Verdict);
            }
        }
    }

    private static void Refuses(string sentence, ImmutableArray<GateRun> runs, GateSettings settings) =>
        Assert.Contains(sentence, Assert.Throws<GateRefusedException>(() => GateAnalysis.Of(runs, settings)).Message, StringComparison.Ordinal);

    private static (ImmutableArray<GateRun> Runs, GateSettings Settings) Runs(int seed, bool isStored, double ratio = 1)
    {
        var random = new Random(seed);
        var runs = SimulatedGate.WithMethods(SimulatedGate.Runs(_settings, Noise.Kinds[seed is int.MinValue ? 0 : Math.Abs(seed) % Noise.Kinds.Count], ratio, random), 1, random);
        return (runs, _settings with { Design = isStored ? GateDesign.Stored : GateDesign.Interleaved });
    }

    private static ImmutableArray<GateRun> Same(int blocks) =>
        [.. Enumerable.Range(0, blocks).SelectMany(block => new GateRun[] { new(GateSide.Baseline, block, 1, []), new(GateSide.Candidate, block, 1, []) })];

    private static int Badness(GateVerdict verdict) => verdict switch { GateVerdict.Pass => 0, GateVerdict.Inconclusive => 1, _ => 2 };

    private static void AssertNear(double expected, double actual) => Assert.InRange(actual / expected, 1 - 1e-9, 1 + 1e-9);
}
