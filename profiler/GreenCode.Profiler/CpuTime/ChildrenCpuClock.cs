using System.Runtime.InteropServices;

namespace GreenCode.Profiler.CpuTime;

/// <summary>
/// CPU time of this process's children that have ended and were waited for, with all the descendants that they waited for themselves
/// (getrusage(2), RUSAGE_CHILDREN). The difference across the whole life of a child is exactly what it spent, however short its
/// own children lived.
/// </summary>
public static partial class ChildrenCpuClock
{
    private const int Children = -1;

    /// <summary>CPU time in nanoseconds, known to the microsecond.</summary>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    public static long Read()
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("CPU times of children are read on Linux only.");
        return GetUsage(Children, out var usage) == 0 ? usage.User.Nanoseconds + usage.System.Nanoseconds : 0;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeValue
    {
        public nint Seconds;
        public nint Microseconds;

        public readonly long Nanoseconds => Seconds * 1_000_000_000L + Microseconds * 1_000L;
    }

    /// <summary>Two times and fourteen longs.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Usage
    {
        public TimeValue User;
        public TimeValue System;
        public fixed long Rest[14];
    }
}
