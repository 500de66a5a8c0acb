using System.Runtime.InteropServices;

namespace GreenCode.Energy.Meters;

/// <summary>The clocks that a meter reads, as a parameter so that a test can bring its own.</summary>
/// <param name="Now">The monotonic clock.</param>
/// <param name="Suspended">For how long the machine has been suspended since it started.</param>
internal sealed partial record MeterClock(Func<MonotonicTime> Now, Func<TimeSpan> Suspended)
{
    private const int ClockMonotonic = 1;
    private const int ClockBoottime = 7;

    /// <summary>The machine's own clocks. Only Linux tells about suspension: CLOCK_BOOTTIME counts on while CLOCK_MONOTONIC stands still.</summary>
    public static MeterClock System { get; } = new(
        () => MonotonicTime.Now,
        OperatingSystem.IsLinux() ? () => TimeSpan.FromTicks((Nanoseconds(ClockBoottime) - Nanoseconds(ClockMonotonic)) / 100) : () => TimeSpan.Zero);

    private static long Nanoseconds(int clock)
    {
        _ = ClockGetTime(clock, out var time);
        return time.Seconds * 1_000_000_000L + time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
