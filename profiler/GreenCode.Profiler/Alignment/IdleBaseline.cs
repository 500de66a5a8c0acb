using System.Collections.Immutable;
using GreenCode.Energy;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Alignment;

/// <summary>The power that a machine draws without work, measured before a profile.</summary>
/// <param name="Power">The mean over the pieces.</param>
/// <param name="StandardError">The standard error of that mean, from the spread between the pieces.</param>
/// <param name="Duration">How long was measured.</param>
/// <param name="BusyShare">The share of the machine's processor time that was not idle, from 0 to 1.</param>
public sealed record IdleBaseline(Watts Power, Watts StandardError, TimeSpan Duration, double BusyShare)
{
    /// <summary>A machine that is busier than this is not at rest, and its power is no idle power.</summary>
    public const double MostBusyShare = 0.05;

    /// <summary>Pieces are at least this long: counters step every millisecond, so a piece is exact to well below a percent.</summary>
    private static readonly TimeSpan PieceLength = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether the machine was at rest.</summary>
    public bool IsAtRest => BusyShare <= MostBusyShare;

    /// <summary>Computes the baseline from readings in the order of time. Pieces with a fault are left out.</summary>
    /// <param name="ticks">The readings.</param>
    /// <param name="domains">The meter's domains.</param>
    /// <param name="processors">The machine's logical processors.</param>
    /// <returns>The baseline; null where fewer than two pieces are left, so that there is no spread.</returns>
    public static IdleBaseline? From(IReadOnlyList<Tick> ticks, ImmutableArray<EnergyDomain> domains, int processors)
    {
        var powers = new List<double>();
        var (start, isFaulty) = (0, false);
        for (var i = 1; i < ticks.Count; i++)
        {
            isFaulty |= ticks[i].Fault is not null;
            var length = ticks[i].Time - ticks[start].Time;
            if (length < PieceLength)
                continue;
            if (!isFaulty)
                powers.Add((Counted(ticks[i], domains) - Counted(ticks[start], domains)) / length.TotalSeconds);
            (start, isFaulty) = (i, false);
        }

        if (powers.Count < 2)
            return null;
        var mean = powers.Average();
        var variance = powers.Sum(power => (power - mean) * (power - mean)) / (powers.Count - 1);
        var duration = ticks[^1].Time - ticks[0].Time;
        var busy = (ticks[^1].Cpu.MachineBusyNanoseconds - ticks[0].Cpu.MachineBusyNanoseconds) * 1e-9;
        return new(new(mean), new(Math.Sqrt(variance / powers.Count)), duration, busy / (processors * duration.TotalSeconds));
    }

    private static double Counted(Tick tick, ImmutableArray<EnergyDomain> domains)
    {
        var joules = 0.0;
        for (var domain = 0; domain < domains.Length; domain++)
            joules += domains[domain].IsCounted ? tick.Domains[domain].Value : 0;
        return joules;
    }
}
