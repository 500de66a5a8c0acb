using System.Buffers.Text;

namespace GreenCode.Energy.Meters.Estimated;

/// <summary>How long the CPUs of a machine, taken together, have not been working since it started.</summary>
/// <param name="NotBusy">Idle, waiting for a disk, or taken away by the hypervisor.</param>
/// <param name="HasCounted">Whether the machine counts at all; some sandboxes show zeros.</param>
internal readonly record struct CpuTimes(TimeSpan NotBusy, bool HasCounted)
{
    /// <summary>The unit of /proc/stat, USER_HZ: a hundredth of a second on every architecture that .NET runs on (proc_stat(5)).</summary>
    private const long TimeSpanTicksPerClockTick = TimeSpan.TicksPerSecond / 100;

    private const int Idle = 3;
    private const int IoWait = 4;
    private const int Steal = 7;

    /// <summary>
    /// Reads the first line of /proc/stat, the sum over all CPUs: user nice system idle iowait irq softirq steal guest guest_nice.
    /// Old kernels and sandboxes may print fewer columns; those that are missing count as zero.
    /// </summary>
    public static CpuTimes Parse(ReadOnlySpan<byte> stat)
    {
        if (!stat.StartsWith("cpu "u8))
            return default;
        var rest = stat[4..];
        long notBusy = 0, sum = 0;
        for (var column = 0; column <= Steal; column++)
        {
            rest = rest.TrimStart((byte)' ');
            if (!Utf8Parser.TryParse(rest, out long ticks, out var used))
                break;
            rest = rest[used..];
            sum += ticks;
            if (column is Idle or IoWait or Steal)
                notBusy += ticks;
        }

        return new(TimeSpan.FromTicks(notBusy * TimeSpanTicksPerClockTick), sum > 0);
    }

    /// <summary>The CPUs that the text of /proc/stat has a line for: those that are online.</summary>
    public static int CountCpus(string stat) =>
        stat.Split('\n').Count(line => line.StartsWith("cpu", StringComparison.Ordinal) && line.Length > 3 && char.IsAsciiDigit(line[3]));
}
