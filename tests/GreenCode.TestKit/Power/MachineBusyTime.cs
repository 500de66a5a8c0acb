using System.Globalization;
using System.Text;
using GreenCode.Energy;
using Microsoft.Win32.SafeHandles;

namespace GreenCode.TestKit.Power;

/// <summary>How long the CPUs of the real machine have worked since this object was made, all together: wall time × CPUs - idle - iowait - steal.</summary>
public sealed class MachineBusyTime : IDisposable
{
    private readonly SafeFileHandle _stat = File.OpenHandle("/proc/stat", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
    private readonly byte[] _text = new byte[256];
    private readonly MonotonicTime _start = MonotonicTime.Now;
    private readonly TimeSpan _notBusyAtStart;
    private TimeSpan _busy;

    /// <summary>Starts at zero.</summary>
    public MachineBusyTime() => _notBusyAtStart = NotBusy();

    /// <summary>The busy time until now; it never falls, and it is known to some hundredths of a second.</summary>
    public TimeSpan Read()
    {
        var wall = MonotonicTime.Now - _start;
        var busy = wall * Environment.ProcessorCount - (NotBusy() - _notBusyAtStart);
        return _busy = busy > _busy ? busy : _busy;
    }

    /// <inheritdoc/>
    public void Dispose() => _stat.Dispose();

    private TimeSpan NotBusy()
    {
        var line = Encoding.ASCII.GetString(_text, 0, RandomAccess.Read(_stat, _text, 0)).Split('\n')[0];
        var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..].Select(column => long.Parse(column, CultureInfo.InvariantCulture)).ToArray();
        return TimeSpan.FromMilliseconds(10 * (columns[3] + columns[4] + columns[7]));
    }
}
