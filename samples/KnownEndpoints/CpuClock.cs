using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KnownEndpoints;

/// <summary>The calling thread's CPU clock, in nanoseconds (Linux, <c>clock_gettime(2)</c>).</summary>
internal static class CpuClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>CPU time of the calling thread since its start.</summary>
    public static long ThreadNanoseconds => ClockGetTime(ThreadCpuTime, out var time) == 0
        ? time.Seconds * 1_000_000_000 + time.Nanoseconds
        : throw new UnreachableException($"clock_gettime does not know clock {ThreadCpuTime}.");

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ClockGetTime(int clock, out Timespec time);

    private readonly struct Timespec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
