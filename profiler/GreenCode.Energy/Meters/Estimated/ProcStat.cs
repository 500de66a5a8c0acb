using System.Text;
using Microsoft.Win32.SafeHandles;

namespace GreenCode.Energy.Meters.Estimated;

/// <summary>/proc/stat, kept open. It tells about the whole machine, also from within a container.</summary>
internal sealed class ProcStat : ICpuTimeSource
{
    private readonly SafeFileHandle _stat;
    private readonly SafeFileHandle? _online;
    private readonly byte[] _text = new byte[256];
    private readonly byte[] _onlineBefore = new byte[256];

    /// <exception cref="IOException">There is no such file.</exception>
    public ProcStat(MeterEnvironment environment)
    {
        _stat = OpenShared(Path.Combine(environment.ProcRoot, "stat"));
        var online = Path.Combine(environment.SysRoot, "devices/system/cpu/online");
        _online = File.Exists(online) ? OpenShared(online) : null;
        CountCpus();
    }

    public int Cpus { get; private set; }

    public bool TryRead(out CpuTimes times)
    {
        try
        {
            times = CpuTimes.Parse(_text.AsSpan(0, RandomAccess.Read(_stat, _text, 0)));
            if (!OnlineChanged())
                return times.HasCounted;
            CountCpus();
            return false;
        }
        catch (IOException)
        {
            times = default;
            return false;
        }
    }

    public void Dispose()
    {
        _stat.Dispose();
        _online?.Dispose();
    }

    private bool OnlineChanged()
    {
        if (_online is null)
            return false;
        Span<byte> now = stackalloc byte[_onlineBefore.Length];
        now = now[..RandomAccess.Read(_online, now, 0)];
        return !_onlineBefore.AsSpan().StartsWith(now);
    }

    private void CountCpus()
    {
        var buffer = new byte[1 << 20];
        Cpus = Math.Max(1, CpuTimes.CountCpus(Encoding.ASCII.GetString(buffer, 0, RandomAccess.Read(_stat, buffer, 0))));
        Array.Clear(_onlineBefore);
        if (_online is not null)
            RandomAccess.Read(_online, _onlineBefore, 0);
    }

    private static SafeFileHandle OpenShared(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
