using System.Globalization;
using System.Runtime.InteropServices;

namespace GreenCode.TestKit.Power;

/// <summary>
/// The CPU clock of a process: nanoseconds that all its threads, ended ones included, have spent on a CPU. Linux lets one process
/// read the clock of another: clock_getcpuclockid(3).
/// </summary>
public static partial class CpuClock
{
    private const int Scheduled = 2;

    /// <summary>The CPU time of a process; null where there is none of that id any more.</summary>
    public static TimeSpan? OfProcess(int processId) => Read((~processId << 3) | Scheduled);

    /// <summary>The CPU time of a thread of any process, from its schedstat; null where there is none of that id any more.</summary>
    public static TimeSpan? OfThread(int processId, int threadId)
    {
        try
        {
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/task/{threadId}/schedstat"));
            return TimeSpan.FromTicks(long.Parse(text.AsSpan(0, text.IndexOf(' ')), CultureInfo.InvariantCulture) / TimeSpan.NanosecondsPerTick);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static TimeSpan? Read(int clock) => ClockGetTime(clock, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick)
        : null;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
