using System.Collections.Immutable;
using GreenCode.Profiler.Gates;

namespace GreenCode.Profiler.Tests.Gates;

/// <summary>Gates whose truth is known.</summary>
public static class SimulatedGate
{
    /// <summary>The method that gets dearer, with a tenth of the baseline's cost.</summary>
    public const int Injected = 3;

    private const double InjectedShare = 0.1;

    private const int SamplesPerRun = 1000;

    /// <summary>All runs of a gate, in order.</summary>
    /// <param name="settings">What is asked.</param>
    /// <param name="noise">How runs vary.</param>
    /// <param name="ratio">What the candidate truly costs as a multiple of the baseline.</param>
    /// <param name="random">The lot.</param>
    public static ImmutableArray<GateRun> Runs(GateSettings settings, Noise noise, double ratio, Random random)
    {
        var steps = GateSchedule.Of(settings, random.Next());
        var factors = noise.Draw(steps.Length, random);
        return
        [
            .. steps.Zip(factors).Where(step => !step.First.IsWarmUp)
                .Select(step => new GateRun(step.First.Side, step.First.Block!.Value, step.Second * (step.First.Side == GateSide.Candidate ? ratio : 1), [])),
        ];
    }

    /// <summary>A baseline that was measured at another time, when everything cost <paramref name="then"/> times as much.</summary>
    public static ImmutableArray<GateRun> StoredRuns(GateSettings settings, Noise noise, double ratio, double then, Random random) =>
    [
        .. noise.Draw(settings.Runs, random).Select(factor => new GateRun(GateSide.Baseline, 0, factor * then, [])),
        .. noise.Draw(settings.Runs, random).Select(factor => new GateRun(GateSide.Candidate, 0, factor * ratio, [])),
    ];

    /// <summary>
    /// The same runs with what a sampler saw of so many methods: a second of CPU time at a sample per millisecond. <see cref="Injected"/> is a tenth of the
    /// baseline, the others share the rest alike, and all that the candidate costs more is spent in <see cref="Injected"/>.
    /// </summary>
    public static ImmutableArray<GateRun> WithMethods(ImmutableArray<GateRun> runs, double ratio, Random random, int methods = 10) =>
        [.. runs.Select(run => run with { Parts = Sampled(run, run.Side == GateSide.Candidate ? ratio - 1 : 0, random, methods) })];

    /// <summary>Runs until the analysis says that it is enough.</summary>
    public static GateResult Decide(ImmutableArray<GateRun> runs, GateSettings settings) => settings.Looks
        .Select(look => GateAnalysis.Of(UpTo(look, runs, settings), settings))
        .First(result => result.IsFinal);

    private static ImmutableArray<GateRun> UpTo(int look, ImmutableArray<GateRun> runs, GateSettings settings) =>
        settings.Design == GateDesign.Interleaved ? runs[..(2 * look)] : runs[..(settings.Runs + look)];

    private static ImmutableArray<GatePart> Sampled(GateRun run, double extra, Random random, int methods)
    {
        var counts = new int[methods];
        for (var sample = 0; sample < SamplesPerRun; sample++)
        {
            var isInjected = random.NextDouble() * (1 + extra) < InjectedShare + extra;
            var other = random.Next(methods - 1);
            counts[isInjected ? Injected : other < Injected ? other : other + 1]++;
        }

        return [.. counts.Select((count, method) => new GatePart(GatePartKind.Method, $"M{method}", run.Value * count / SamplesPerRun))];
    }
}
