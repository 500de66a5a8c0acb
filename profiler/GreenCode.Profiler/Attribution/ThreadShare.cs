using System.Collections.Immutable;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Attribution;

/// <summary>What one thread spent in a window: all of it on call paths, or all of it in a bucket.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Share">Its energy and CPU time.</param>
/// <param name="Bucket">The bucket that it goes to; null where <paramref name="Paths"/> hold it.</param>
/// <param name="Paths">Its call paths; their shares add up to <paramref name="Share"/>.</param>
/// <param name="EffectiveSamples">How many equal samples its samples are worth (Kish's effective sample size); 0 without.</param>
public sealed record ThreadShare(
    ThreadIdentity Thread, Share Share, Bucket? Bucket, ImmutableArray<PathShare> Paths, double EffectiveSamples)
{
    /// <summary><paramref name="other"/> on the same call paths, in proportion to their CPU time; no new samples say so.</summary>
    public ThreadShare Repeated(Share other) => this with
    {
        Share = other,
        Paths = [.. Paths.Select(path => path with { Share = other * (path.Share.CpuSeconds / Share.CpuSeconds), Samples = 0 })],
        EffectiveSamples = 0,
    };

    /// <summary>This share with <paramref name="more"/> spread over its call paths in proportion to their CPU time.</summary>
    public ThreadShare With(Share more) => this with
    {
        Share = Share + more,
        Paths = [.. Paths.Select(path => path with { Share = path.Share + more * (path.Share.CpuSeconds / Share.CpuSeconds) })],
    };
}
