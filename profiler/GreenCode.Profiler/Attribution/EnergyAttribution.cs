using System.Collections.Immutable;
using GreenCode.Energy;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Attribution;

/// <summary>
/// Divides a window's energy: first the idle part, then by CPU time between the target and all others, then by CPU time over the
/// target's threads, then by samples over a thread's call paths. A thread that was not on a CPU gets nothing, whatever a sampler
/// saw. Pure arithmetic; docs/methodology/attribution.md derives it.
/// </summary>
public static class EnergyAttribution
{
    /// <summary>Divides the energy of one window.</summary>
    /// <param name="window">The window.</param>
    /// <param name="counted">Which of the meter's domains are part of the total.</param>
    /// <param name="idlePower">The power that flows without work; zero where no baseline is known.</param>
    /// <param name="everSampled">Whether a thread was ever seen by the sampler: one that never was runs no managed code.</param>
    public static WindowShares Divide(
        AlignedWindow window, ImmutableArray<EnergyDomain> counted, Watts idlePower, Func<int, bool> everSampled)
    {
        var total = 0.0;
        for (var domain = 0; domain < counted.Length; domain++)
        {
            if (counted[domain].IsCounted)
                total += window.Domains[domain].Value;
        }

        var targetCpu = window.TargetCpuNanoseconds;
        var busy = targetCpu + window.OtherCpuNanoseconds;
        // Where nothing ran, nothing but idling can have cost the energy.
        var idle = busy == 0 ? total : Math.Min(total, Math.Max(0, (idlePower * window.Length).Value));
        var dynamic = total - idle;
        var target = window.OtherCpuNanoseconds == 0 ? dynamic : Math.Min(dynamic, dynamic * targetCpu / busy);
        var others = dynamic - target;
        var own = window.OtherCpuNanoseconds == 0 ? 0 : Math.Min(others, others * window.OwnCpuNanoseconds / window.OtherCpuNanoseconds);

        var joulesPerNanosecond = targetCpu == 0 ? 0 : target / targetCpu;
        var threads = ImmutableArray.CreateBuilder<ThreadShare>(window.Threads.Length + window.Ended.Length);
        foreach (var thread in window.Threads)
            threads.Add(DivideThread(thread, joulesPerNanosecond, everSampled));
        foreach (var ended in window.Ended)
            threads.Add(new(ThreadIdentity.EndedOf(ended.ProcessId), Amount(ended.CpuNanoseconds, joulesPerNanosecond), Bucket.Unsampled, [], 0));

        return new(
            total,
            idle,
            new(others, window.OtherCpuNanoseconds * 1e-9),
            new(own, window.OwnCpuNanoseconds * 1e-9),
            new(target, targetCpu * 1e-9),
            threads.ToImmutable());
    }

    private static ThreadShare DivideThread(ThreadWindow window, double joulesPerNanosecond, Func<int, bool> everSampled)
    {
        var share = Amount(window.CpuNanoseconds, joulesPerNanosecond);
        if (RoleBucket(window.Thread.Role) is { } bucket)
            return new(window.Thread, share, bucket, [], 0);
        if (window.Paths.IsEmpty)
            return new(window.Thread, share, everSampled(window.Thread.Id) ? Bucket.Unsampled : Bucket.Native, [], 0);

        double weight = 0, squared = 0;
        foreach (var path in window.Paths)
        {
            weight += path.Weight;
            squared += path.SquaredWeight;
        }

        var paths = ImmutableArray.CreateBuilder<PathShare>(window.Paths.Length);
        foreach (var path in window.Paths)
            paths.Add(new(path.Path, share * (path.Weight / weight), path.Samples));
        return new(window.Thread, share, null, paths.MoveToImmutable(), weight * weight / squared);
    }

    private static Share Amount(long cpuNanoseconds, double joulesPerNanosecond) =>
        new(cpuNanoseconds * joulesPerNanosecond, cpuNanoseconds * 1e-9);

    private static Bucket? RoleBucket(ThreadRole role) => role switch
    {
        ThreadRole.Gc => Bucket.Gc,
        ThreadRole.Jit => Bucket.Jit,
        ThreadRole.Runtime => Bucket.Runtime,
        ThreadRole.Profiler => Bucket.Profiler,
        _ => null,
    };
}
