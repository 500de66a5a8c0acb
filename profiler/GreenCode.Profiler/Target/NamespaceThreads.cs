using System.Globalization;

namespace GreenCode.Profiler.Target;

/// <summary>
/// The numbers of a process's threads. In a container a process knows its threads by other numbers than the machine does; the kernel tells
/// both (<c>NSpid</c> in <c>/proc/PID/task/TID/status</c>, proc_pid_status(5)).
/// </summary>
public sealed class NamespaceThreads
{
    private readonly string _taskFolder;
    private readonly bool _isSame;
    private readonly Dictionary<int, int> _hostByInner = [];

    /// <param name="processId">The process, by our number.</param>
    /// <param name="procRoot">Normally <c>/proc</c>.</param>
    public NamespaceThreads(int processId, string procRoot = "/proc")
    {
        var folder = Path.Combine(procRoot, processId.ToString(CultureInfo.InvariantCulture));
        _taskFolder = Path.Combine(folder, "task");
        _isSame = NumbersIn(folder) is not { Length: > 1 };
    }

    /// <summary>Our number of the thread that the process knows as <paramref name="inner"/>; the same where it is not known.</summary>
    public int Host(int inner)
    {
        if (_isSame)
            return inner;
        if (!_hostByInner.ContainsKey(inner))
            Look();
        return _hostByInner.TryGetValue(inner, out var host) ? host : _hostByInner[inner] = inner;
    }

    private void Look()
    {
        try
        {
            foreach (var folder in Directory.EnumerateDirectories(_taskFolder))
            {
                if (NumbersIn(folder) is { Length: > 1 } numbers)
                    _hostByInner[numbers[^1]] = numbers[0];
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The process is gone.
        }
    }

    /// <summary>Outermost first; null where the kernel does not tell.</summary>
    private static int[]? NumbersIn(string folder)
    {
        try
        {
            var line = File.ReadLines(Path.Combine(folder, "status")).FirstOrDefault(line => line.StartsWith("NSpid:", StringComparison.Ordinal));
            return line?.Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries).Skip(1)
                .Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }
}
