namespace KnownShares;

/// <param name="MonotonicNanoseconds">CLOCK_MONOTONIC, the clock that profilers stamp their events with.</param>
/// <param name="CpuSeconds">Since the start of the process, in the order of the methods.</param>
internal sealed record RoundTruth(long MonotonicNanoseconds, IReadOnlyList<double> CpuSeconds);
