using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using GreenCode.Profiler.Model;
using Microsoft.Win32.SafeHandles;

namespace GreenCode.Profiler.CpuTime;

/// <summary>
/// Reads the CPU clocks of one process and its threads. Handles are kept open: a thread then costs about a microsecond per reading.
/// </summary>
/// <param name="processId">The process.</param>
/// <param name="procRoot">Normally <c>/proc</c>.</param>
/// <param name="identities">Where every thread that is seen is noted.</param>
internal sealed class ProcessClocks(int processId, string procRoot, ConcurrentDictionary<int, ThreadIdentity> identities) : IDisposable
{
    private readonly string _taskDirectory = Path.Combine(procRoot, processId.ToString(CultureInfo.InvariantCulture), "task");
    private readonly Dictionary<int, SafeFileHandle> _schedstat = [];
    private readonly HashSet<int> _unnamed = [];
    private readonly byte[] _buffer = new byte[512];
    private long _last;

    /// <summary>Reads all clocks. A process clock that cannot be read any more keeps its last value; ended threads are left out.</summary>
    /// <param name="mayHaveNew">Whether threads may have begun since the last reading.</param>
    /// <param name="ended">Told of every thread that has ended.</param>
    public ProcessCpu Read(bool mayHaveNew, Action<int> ended)
    {
        if (mayHaveNew)
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
                ended(threadId);
            }
        }

        NameNewThreads();
        // After the threads: what they used meanwhile is then in both.
        _last = Math.Max(_last, ProcessCpuClock.Read(processId) ?? 0);
        return new(processId, _last, readings.DrainToImmutable());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var handle in _schedstat.Values)
            handle.Dispose();
        _schedstat.Clear();
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
                identities[threadId] = Identity(threadId, null);
                _unnamed.Add(threadId);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The thread ended meanwhile, or there are too many open files: the process clock tells its time.
            }
        }
    }

    private ThreadIdentity Identity(int threadId, string? name) => new(threadId, name, ThreadNames.RoleOf(processId, threadId, name), processId);

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
                var isFinal = identities.TryGetValue(threadId, out var known) && known.Name == name;
                identities[threadId] = Identity(threadId, name);
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
