using System.Collections.Immutable;

namespace GreenCode.Profiler.Gates;

/// <summary>Which side runs when.</summary>
public static class GateSchedule
{
    /// <summary>
    /// Warm-ups of both sides in turn, then blocks of A B B A or B A A B, by lot. Within a block both sides run at the same time on average, so that a
    /// steady drift cancels out; the lot makes the sign of every other difference a matter of chance, which is what the interval rests on (Fisher, The
    /// Design of Experiments, 1935). The same seed gives the same schedule.
    /// </summary>
    public static ImmutableArray<GateStep> Of(GateSettings settings, int seed)
    {
        var random = new Random(seed);
        var steps = ImmutableArray.CreateBuilder<GateStep>();
        for (var warmUp = 0; warmUp < settings.WarmUps; warmUp++)
            steps.AddRange(new GateStep(GateSide.Baseline, null), new GateStep(GateSide.Candidate, null));
        for (var block = 0; block < settings.Runs / 2; block++)
        {
            var (outer, inner) = random.Next(2) == 0 ? (GateSide.Baseline, GateSide.Candidate) : (GateSide.Candidate, GateSide.Baseline);
            steps.AddRange(new GateStep(outer, block), new GateStep(inner, block), new GateStep(inner, block), new GateStep(outer, block));
        }

        return steps.ToImmutable();
    }
}
