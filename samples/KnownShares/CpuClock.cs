using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KnownShares;

/// <summary>The kernel's CPU clocks, in nanoseconds (Linux, <c>clock_gettime(2)</c>).</summary>
internal static class CpuClock
{
    private const int ProcessCpuTime = 2;
    private const int ThreadCpuTime = 3;

    /// <summary>CPU time of all threads of this process since its start.</summary>
    public static long ProcessNanoseconds => Read(ProcessCpuTime);

    /// <summary>CPU time of the calling thread since its start.</summary>
    public static long ThreadNanoseconds => Read(ThreadCpuTime);

    private static long Read(int clock)
    {
        if (ClockGetTime(clock, out var time) != 0)
            throw new UnreachableException($"clock_gettime does not know clock {clock}.");
        return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ClockGetTime(int clock, out Timespec time);

    private readonly struct Timespec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
