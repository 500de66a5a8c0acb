using System.Runtime.InteropServices;

namespace GreenCode.Benchmarks.Evidence;

/// <summary>What processes used that this one started: some things are decided when a process starts, and cannot be compared within one.</summary>
internal static partial class ChildUse
{
    private const int Children = -1;

    private static long _allocatedBytes;

    /// <summary>The CPU time, user and kernel, of all children that have ended (getrusage(2), RUSAGE_CHILDREN); zero where the system has no such call.</summary>
    public static TimeSpan CpuTime => OperatingSystem.IsLinux() && GetResourceUsage(Children, out var usage) == 0
        ? TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds) + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds)
        : TimeSpan.Zero;

    /// <summary>What the children said that they allocated.</summary>
    public static long AllocatedBytes => _allocatedBytes;

    public static void AddAllocatedBytes(long bytes) => Interlocked.Add(ref _allocatedBytes, bytes);

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, out Usage usage);

    /// <summary>struct rusage on 64-bit Linux: two timevals and fourteen longs.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
