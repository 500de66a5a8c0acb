namespace KnownShares;

/// <summary>
/// A method and the part of each round that it burns: <paramref name="Share"/> is of the CPU time of all busy methods, which together are 1.
/// <paramref name="Burn"/> returns the nanoseconds that the method took, by the clocks of the threads that it ran on.
/// </summary>
internal sealed record BusyMethod(string Name, Func<long, long> Burn, double Share)
{
    private static readonly BusyMethod[] Plain =
    [
        new(nameof(BusyMethods.ManagedLoop), OnThisThread(BusyMethods.ManagedLoop), 0.30),
        new(nameof(BusyMethods.SortNumbers), OnThisThread(BusyMethods.SortNumbers), 0.20),
        new(nameof(BusyMethods.HashWithOpenSsl), OnThisThread(BusyMethods.HashWithOpenSsl), 0.20),
        new(nameof(BusyMethods.CompressWithBrotli), OnThisThread(BusyMethods.CompressWithBrotli), 0.15),
        new(nameof(BusyMethods.AllocateObjects), OnThisThread(BusyMethods.AllocateObjects), 0.15),
    ];

    /// <summary>Those, and methods that samplers see badly: small callees, virtual calls, zlib, work after awaits, tasks by the thousand.</summary>
    private static readonly BusyMethod[] Mixed =
    [
        .. Plain.Select(method => method with { Share = method.Share / 2 }),
        new(nameof(HardMethods.CallLeaf), OnThisThread(HardMethods.CallLeaf), 0.10),
        new(nameof(HardMethods.CallVirtual), OnThisThread(HardMethods.CallVirtual), 0.10),
        new(nameof(HardMethods.CompressWithZlib), OnThisThread(HardMethods.CompressWithZlib), 0.10),
        new(nameof(HardMethods.WorkAfterAwaits), budget => HardMethods.WorkAfterAwaits(budget).GetAwaiter().GetResult(), 0.12),
        new(nameof(HardMethods.ShortTask), HardMethods.RunShortTasks, 0.08),
    ];

    /// <summary>The methods of this run.</summary>
    public static BusyMethod[] All { get; private set; } = Plain;

    /// <summary>The full name, as a profiler shows it.</summary>
    public string FullName => $"{(Array.Exists(Plain, method => method.Name == Name) ? typeof(BusyMethods) : typeof(HardMethods)).FullName}.{Name}";

    /// <summary>Adds the methods that are hard to see; before anything has begun.</summary>
    public static void UseMixed() => All = Mixed;

    private static Func<long, long> OnThisThread(Action<long> burn) => budget =>
    {
        var before = CpuClock.ThreadNanoseconds;
        burn(budget);
        return CpuClock.ThreadNanoseconds - before;
    };
}
