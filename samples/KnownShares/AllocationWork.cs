namespace KnownShares;

/// <summary>
/// The work of <see cref="BusyMethods.AllocateObjects"/>, and an estimate of how much of it was garbage collection: the CPU time of the units
/// in which a collection happened, less what those units cost without one.
/// </summary>
internal static class AllocationWork
{
    private const int NodesPerUnit = 1_000;
    private const int LiveChains = 300;

    private static readonly Node?[] Live = new Node?[LiveChains];
    private static int _next;
    private static Tally _quiet;
    private static Tally _collecting;

    public static double EstimatedGcCpuSeconds =>
        _quiet.Units == 0 ? 0 : Math.Max(0, _collecting.Nanoseconds - (_collecting.Units * (double)_quiet.Nanoseconds / _quiet.Units)) / 1e9;

    /// <summary>Builds a chain of objects; it lives until as many chains have been built as are kept.</summary>
    public static void Unit()
    {
        var (collections, started) = (GC.CollectionCount(0), CpuClock.ThreadNanoseconds);
        Node? chain = null;
        for (var i = 0; i < NodesPerUnit; i++)
            chain = new Node(chain, i);
        Live[_next++ % LiveChains] = chain;

        var spent = CpuClock.ThreadNanoseconds - started;
        if (GC.CollectionCount(0) == collections)
            _quiet = _quiet.Add(spent);
        else
            _collecting = _collecting.Add(spent);
    }

    private sealed record Node(Node? Next, int Value);

    private readonly record struct Tally(long Units, long Nanoseconds)
    {
        public Tally Add(long nanoseconds) => new(Units + 1, Nanoseconds + nanoseconds);
    }
}
