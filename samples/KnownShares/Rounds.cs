using System.Diagnostics;

namespace KnownShares;

/// <summary>
/// Rounds in which every method burns its share. Their length varies, between 50 and 150 ms of CPU time,
/// so that no sampler can run in step with them.
/// </summary>
internal static class Rounds
{
    public static void Run(Layout layout, TimeSpan duration, Ledger ledger)
    {
        var random = new Random(3);
        var started = Stopwatch.GetTimestamp();
        using var workers = layout == Layout.ThreadEach ? new WorkerThreads(ledger) : null;
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            ledger.OpenRound(random.Next(50_000_000, 150_000_000));
            if (workers is null)
                BurnInTurn(ledger);
            else
                workers.BurnTogether();
            ledger.CloseRound();
        }
    }

    private static void BurnInTurn(Ledger ledger)
    {
        for (var method = 0; method < BusyMethod.All.Length; method++)
            ledger.Burn(method);
    }
}
