using GreenCode.Energy.Meters.Estimated;

namespace GreenCode.Energy.Tests.Meters.Estimated;

/// <summary>The CPU time of a machine that a test drives.</summary>
internal sealed class ScriptedCpuTimes(int cpus) : ICpuTimeSource
{
    public int Cpus { get; set; } = cpus;

    public TimeSpan NotBusy { get; set; } = TimeSpan.FromHours(5);

    public bool IsReadable { get; set; } = true;

    public bool TryRead(out CpuTimes times)
    {
        // The kernel prints hundredths of a second.
        times = new(TimeSpan.FromMilliseconds(10 * Math.Floor(NotBusy.TotalMilliseconds / 10)), IsReadable);
        return IsReadable;
    }

    public void Dispose()
    {
    }
}
