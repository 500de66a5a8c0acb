using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace GreenCode.Energy.Meters.Estimated;

/// <summary>GetSystemTimes: the idle time of all processors of a Windows machine, in 100 ns.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsSystemTimes : ICpuTimeSource
{
    public int Cpus => Environment.ProcessorCount;

    public bool TryRead(out CpuTimes times)
    {
        var read = GetSystemTimes(out var idle, out _, out _);
        times = new(TimeSpan.FromTicks(idle), read);
        return read;
    }

    public void Dispose()
    {
    }

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetSystemTimes(out long idle, out long kernel, out long user);
}
