using System.Collections.Immutable;

namespace GreenCode.Energy.Meters;

/// <summary>
/// Finds packages whose counters repeat each other. Some AMD processors of several dies show the counter of the whole socket once for
/// each die (Threadripper 1950X: codecarbon issue 1274), and some kernels show it through perf once for each core complex, so that a
/// sum multiplies the energy. Real counters differ in every interval.
/// </summary>
internal static class MirroredPackages
{
    /// <summary>The coarsest energy unit of a package counter, 2^-14 J, and a microjoule for rounding.</summary>
    private const double UnitJoules = 1.0 / (1 << 14) + 1e-6;

    private const int Readings = 24;
    private const int MinimumMoves = 12;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>
    /// Leaves out every counted package that repeats an earlier one. With more than one package it reads them some tens of times;
    /// counters that do not move in that time repeat nothing.
    /// </summary>
    /// <param name="domains">The domains, in the order of the counters.</param>
    /// <param name="source">Their counters.</param>
    /// <param name="joulesPerCount">Joules per count of the package counters.</param>
    /// <param name="pause">Waits.</param>
    public static ImmutableArray<EnergyDomain> LeaveOut(
        ImmutableArray<EnergyDomain> domains, ICounterSource source, double joulesPerCount, Action<TimeSpan> pause)
    {
        int[] packages = [.. Enumerable.Range(0, domains.Length).Where(i => domains[i] is { IsCounted: true, Kind: EnergyDomainKind.Package })];
        if (packages.Length < 2)
            return domains;

        var history = new CounterValue[Readings][];
        for (var i = 0; i < Readings; i++)
        {
            source.Read(history[i] = new CounterValue[domains.Length]);
            pause(Pause);
        }

        var result = domains.ToBuilder();
        foreach (var later in packages)
        {
            var original = packages.FirstOrDefault(earlier => earlier < later && Repeat(history, earlier, later, UnitJoules / joulesPerCount), -1);
            if (original >= 0)
                result[later] = domains[later] with { LeftOutBecause = $"It repeats {domains[original].Name}: both moved by the same energy in one reading after another." };
        }

        return result.ToImmutable();
    }

    /// <summary>
    /// Whether two counters moved by the same amount, within one unit, in most of the intervals in which they moved. Most, because a
    /// refresh may fall between the reads of the two.
    /// </summary>
    private static bool Repeat(CounterValue[][] history, int first, int second, double tolerance)
    {
        var (moves, equal) = (0, 0);
        for (var i = 1; i < history.Length; i++)
        {
            var (a, b) = (history[i][first].Count - (double)history[i - 1][first].Count, history[i][second].Count - (double)history[i - 1][second].Count);
            if (a == 0 && b == 0)
                continue;
            moves++;
            if (Math.Abs(a - b) <= tolerance)
                equal++;
        }

        return moves >= MinimumMoves && equal * 2 > moves;
    }
}
