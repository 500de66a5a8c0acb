using System.Collections.Immutable;

namespace GreenCode.Profiler.Gates;

/// <summary>Which side runs when.</summary>
public static class GateSchedule
{
    /// <summary>
    /// Warm-ups of both sides in turn, then blocks of A B or B A, each by its own lot: A B B A A B … The lot makes the sign of what noise adds to a
    /// block's difference a matter of chance, whatever the noise looks like; the interval rests on that and on nothing else (R. A. Fisher, The Design of
    /// Experiments, 1935). The same seed gives the same schedule.
    /// </summary>
    public static ImmutableArray<GateStep> Of(GateSettings settings, int seed)
    {
        var random = new Random(seed);
        var steps = ImmutableArray.CreateBuilder<GateStep>();
        for (var warmUp = 0; warmUp < settings.WarmUps; warmUp++)
            steps.AddRange(new GateStep(GateSide.Baseline, null), new GateStep(GateSide.Candidate, null));
        for (var block = 0; block < settings.Runs; block++)
        {
            var (first, second) = random.Next(2) == 0 ? (GateSide.Baseline, GateSide.Candidate) : (GateSide.Candidate, GateSide.Baseline);
            steps.AddRange(new GateStep(first, block), new GateStep(second, block));
        }

        return steps.ToImmutable();
    }
}
