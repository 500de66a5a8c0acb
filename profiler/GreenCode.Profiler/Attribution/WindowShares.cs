using System.Collections.Immutable;

namespace GreenCode.Profiler.Attribution;

/// <summary>Who spent a window's energy: <c>Idle + Others + Target = Total</c>, and the threads' shares add up to the target's.</summary>
/// <param name="Total">All counted domains.</param>
/// <param name="Idle">What flows without work.</param>
/// <param name="Others">All other processes.</param>
/// <param name="Own">The profiler's own process, a part of <paramref name="Others"/>.</param>
/// <param name="Target">The target.</param>
/// <param name="Threads">The target's threads.</param>
public sealed record WindowShares(
    double Total, double Idle, Share Others, Share Own, Share Target, ImmutableArray<ThreadShare> Threads);
