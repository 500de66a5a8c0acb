using System.Collections.Immutable;
using GreenCode.Energy;

namespace GreenCode.Profiler.Model;

/// <summary>Energy, CPU time and samples between two ticks.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Domains">Joules per domain of the meter.</param>
/// <param name="Fault">Why the energy is unknown; null where it is known. The joules are then zero.</param>
/// <param name="OtherCpuNanoseconds">CPU time of all other processes, the profiler's own among them.</param>
/// <param name="OwnCpuNanoseconds">CPU time of the profiler's own process.</param>
/// <param name="Ended">CPU time of the target's processes that no thread's clock showed.</param>
/// <param name="Threads">The target's threads that were on a CPU.</param>
public sealed record AlignedWindow(
    MonotonicTime Start,
    TimeSpan Length,
    ImmutableArray<Joules> Domains,
    string? Fault,
    long OtherCpuNanoseconds,
    long OwnCpuNanoseconds,
    ImmutableArray<EndedThreads> Ended,
    ImmutableArray<ThreadWindow> Threads)
{
    /// <summary>CPU time of threads that ended between two ticks.</summary>
    public long EndedCpuNanoseconds { get; } = Ended.Sum(ended => ended.CpuNanoseconds);

    /// <summary>CPU time of the target.</summary>
    public long TargetCpuNanoseconds { get; } = Ended.Sum(ended => ended.CpuNanoseconds) + Threads.Sum(thread => thread.CpuNanoseconds);
}
