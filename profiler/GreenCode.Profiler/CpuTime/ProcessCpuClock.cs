using System.Runtime.InteropServices;

namespace GreenCode.Profiler.CpuTime;

/// <summary>
/// The CPU clock of another process: nanoseconds, with the time of threads that have ended. Linux gives every process such a clock;
/// its id is made from the process id (clock_getcpuclockid(3): <c>~pid &lt;&lt; 3 | CPUCLOCK_SCHED</c>). No privilege is needed.
/// </summary>
public static partial class ProcessCpuClock
{
    private const int CpuClockSched = 2, ThreadCpuTime = 3;

    /// <summary>CPU time of a process since it began, in nanoseconds; null where it is gone or the system has no such clock.</summary>
    public static long? Read(int processId) =>
        OperatingSystem.IsLinux() && GetTime((~processId << 3) | CpuClockSched, out var time) == 0
            ? time.Seconds * 1_000_000_000 + time.Nanoseconds
            : null;

    /// <summary>CPU time of the calling thread since it began, in nanoseconds; 0 where the system has no such clock.</summary>
    public static long ReadThisThread() =>
        OperatingSystem.IsLinux() && GetTime(ThreadCpuTime, out var time) == 0 ? time.Seconds * 1_000_000_000 + time.Nanoseconds : 0;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
