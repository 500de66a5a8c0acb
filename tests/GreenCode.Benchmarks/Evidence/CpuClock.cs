using Perfolizer.Horology;

namespace GreenCode.Benchmarks.Evidence;

/// <summary>
/// The CPU time of this process, user and kernel, all threads: what other processes do meanwhile does not count. The kernel keeps it in
/// nanoseconds and hands it out in microseconds (getrusage(2)).
/// </summary>
internal sealed class CpuClock : IClock
{
    public string Title => "process CPU time";

    public bool IsAvailable => true;

    public Frequency Frequency { get; } = new(TimeSpan.TicksPerSecond);

    public long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
}
