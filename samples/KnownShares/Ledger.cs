using System.Diagnostics;

namespace KnownShares;

/// <summary>What each busy method has burnt since the start of the process, and how that grew from round to round.</summary>
internal sealed class Ledger
{
    private readonly long[] _nanoseconds = new long[BusyMethod.All.Length];
    private long _due;
    private readonly List<(long Timestamp, long[] Nanoseconds)> _rounds = [];

    public IReadOnlyList<long> Nanoseconds => _nanoseconds;

    public IReadOnlyList<(long Timestamp, long[] Nanoseconds)> Rounds => _rounds;

    /// <summary>Called while no method runs, as is <see cref="CloseRound"/>.</summary>
    public void OpenRound(long roundNanoseconds) => _due += roundNanoseconds;

    /// <summary>
    /// Lets a method burn what it is due and books what the clocks of its threads say it took. One that overran in an earlier round,
    /// because a collection came at the end, is due less. Each method has one thread at a time.
    /// </summary>
    public void Burn(int method)
    {
        var budget = (long)(BusyMethod.All[method].Share * _due) - _nanoseconds[method];
        if (budget <= 0)
            return;

        _nanoseconds[method] += BusyMethod.All[method].Burn(budget);
    }

    public void CloseRound() => _rounds.Add((Stopwatch.GetTimestamp(), [.. _nanoseconds]));
}
