using Microsoft.Win32.SafeHandles;

namespace GreenCode.Profiler.CpuTime;

/// <summary>
/// Tells whether any process or thread has begun on this machine: the last field of <c>/proc/loadavg</c> is the id that was given last
/// (proc_loadavg(5)). One small file instead of hundreds of folders.
/// </summary>
internal sealed class BegunTasks : IDisposable
{
    private readonly SafeFileHandle? _file;
    private readonly byte[] _buffer = new byte[128];
    private byte[] _last = [];

    /// <param name="procRoot">Normally <c>/proc</c>.</param>
    public BegunTasks(string procRoot)
    {
        try
        {
            _file = File.OpenHandle(Path.Combine(procRoot, "loadavg"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Then something may always have begun.
        }
    }

    /// <summary>Whether something may have begun since the last call.</summary>
    public bool HaveBegun()
    {
        if (_file is null)
            return true;
        var text = _buffer.AsSpan(0, RandomAccess.Read(_file, _buffer, 0));
        var last = text[(text.LastIndexOf((byte)' ') + 1)..];
        if (last.SequenceEqual(_last))
            return false;
        _last = last.ToArray();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
