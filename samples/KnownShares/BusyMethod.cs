namespace KnownShares;

/// <summary>
/// A method and the part of each round that it burns: <paramref name="Share"/> is of the CPU time of all busy methods, which together are 1.
/// </summary>
internal sealed record BusyMethod(string Name, Action<long> Burn, double Share)
{
    public static readonly BusyMethod[] All =
    [
        new(nameof(BusyMethods.ManagedLoop), BusyMethods.ManagedLoop, 0.30),
        new(nameof(BusyMethods.SortNumbers), BusyMethods.SortNumbers, 0.20),
        new(nameof(BusyMethods.HashWithOpenSsl), BusyMethods.HashWithOpenSsl, 0.20),
        new(nameof(BusyMethods.CompressWithBrotli), BusyMethods.CompressWithBrotli, 0.15),
        new(nameof(BusyMethods.AllocateObjects), BusyMethods.AllocateObjects, 0.15),
    ];
}
