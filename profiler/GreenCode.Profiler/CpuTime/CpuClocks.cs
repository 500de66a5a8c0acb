using System.Collections.Immutable;
using System.Globalization;
using GreenCode.Energy;
using GreenCode.Energy.Host;
using GreenCode.Profiler.Model;
using Microsoft.Win32.SafeHandles;

namespace GreenCode.Profiler.CpuTime;

/// <summary>
/// Reads the CPU clocks of a process, its threads and the machine. Handles are kept open: a thread then costs about a microsecond
/// per reading. Not thread-safe.
/// </summary>
/// <param name="processId">The target.</param>
/// <param name="procRoot">Normally <c>/proc</c>.</param>
public sealed class CpuClocks(int processId, string procRoot = "/proc") : IDisposable
{
    private readonly string _taskDirectory = Path.Combine(procRoot, processId.ToString(CultureInfo.InvariantCulture), "task");
    private readonly Dictionary<int, SafeFileHandle> _schedstat = [];
    private readonly Dictionary<int, ThreadIdentity> _identities = [];
    private readonly HashSet<int> _unnamed = [];
    private readonly byte[] _buffer = new byte[512];
    private readonly MachineBusyClock? _machine = MachineBusyClock.TryOpen(new MeterEnvironment(ProcRoot: procRoot));
    private long _lastTarget;

    /// <summary>Every thread that was ever seen.</summary>
    public IReadOnlyDictionary<int, ThreadIdentity> Threads => _identities;

    /// <summary>Reads all clocks. A clock that cannot be read any more keeps its last value; ended threads are left out.</summary>
    public CpuReading Read()
    {
        var threads = ReadThreads();
        _lastTarget = Math.Max(_lastTarget, ProcessCpuClock.Read(processId) ?? 0);
        var machine = _machine?.Read() ?? TimeSpan.Zero;
        return new(
            machine.Ticks * TimeSpan.NanosecondsPerTick, _lastTarget, ProcessCpuClock.Read(Environment.ProcessId) ?? 0, threads);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _machine?.Dispose();
        foreach (var handle in _schedstat.Values)
            handle.Dispose();
        _schedstat.Clear();
    }

    private ImmutableArray<ThreadCpu> ReadThreads()
    {
        FindNewThreads();
        var readings = ImmutableArray.CreateBuilder<ThreadCpu>(_schedstat.Count);
        foreach (var (threadId, handle) in _schedstat)
        {
            if (ReadRunTime(handle) is { } nanoseconds)
            {
                readings.Add(new(threadId, nanoseconds));
            }
            else
            {
                handle.Dispose();
                _schedstat.Remove(threadId);
            }
        }

        NameNewThreads();
        return readings.DrainToImmutable();
    }

    private void FindNewThreads()
    {
        foreach (var threadId in ThreadIds())
        {
            if (_schedstat.ContainsKey(threadId))
                continue;
            try
            {
                _schedstat[threadId] = File.OpenHandle(Path.Combine(DirectoryOf(threadId), "schedstat"));
                _identities[threadId] = new(threadId, null, ThreadNames.RoleOf(processId, threadId, null));
                _unnamed.Add(threadId);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The thread ended meanwhile, or there are too many open files: the process clock tells its time.
            }
        }
    }

    private IEnumerable<int> ThreadIds()
    {
        try
        {
            return
            [
                .. Directory.EnumerateDirectories(_taskDirectory)
                    .Select(directory => int.TryParse(
                        Path.GetFileName(directory.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var threadId) ? threadId : 0)
                    .Where(threadId => threadId != 0),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string DirectoryOf(int threadId) => Path.Combine(_taskDirectory, threadId.ToString(CultureInfo.InvariantCulture));

    /// <summary>A new thread bears its parent's name until it sets its own, so names are read until they tell a role.</summary>
    private void NameNewThreads()
    {
        foreach (var threadId in _unnamed)
        {
            if (!_schedstat.ContainsKey(threadId))
            {
                _unnamed.Remove(threadId);
                continue;
            }

            try
            {
                var name = File.ReadAllText(Path.Combine(DirectoryOf(threadId), "comm")).TrimEnd('\n');
                var isFinal = _identities[threadId].Name == name;
                _identities[threadId] = new(threadId, name, ThreadNames.RoleOf(processId, threadId, name));
                if (isFinal)
                    _unnamed.Remove(threadId);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                _unnamed.Remove(threadId);
            }
        }
    }

    /// <summary>The first number of schedstat is the time on a CPU in nanoseconds (Documentation/scheduler/sched-stats.rst).</summary>
    private long? ReadRunTime(SafeFileHandle handle)
    {
        try
        {
            var text = _buffer.AsSpan(0, RandomAccess.Read(handle, _buffer, 0));
            var end = text.IndexOf((byte)' ');
            return end > 0 && long.TryParse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds) ? nanoseconds : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
