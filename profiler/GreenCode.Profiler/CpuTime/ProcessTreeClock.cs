using System.Globalization;

namespace GreenCode.Profiler.CpuTime;

/// <summary>
/// CPU time of a process and all its descendants, while they live. What a descendant spent stays counted when its parent has waited
/// for it. Not thread-safe.
/// </summary>
/// <param name="processId">The root of the tree.</param>
/// <param name="procRoot">Normally <c>/proc</c>.</param>
public sealed class ProcessTreeClock(int processId, string procRoot = "/proc")
{
    /// <summary>The unit of <c>stat</c>, USER_HZ: a hundredth of a second on every architecture that .NET runs on (proc_pid_stat(5)).</summary>
    private const long NanosecondsPerTick = 10_000_000;

    /// <summary>The fields cutime and cstime, counted from behind the name.</summary>
    private const int WaitedForUser = 13, WaitedForSystem = 14;

    private long _last;

    /// <summary>CPU time in nanoseconds since the root began. It never falls.</summary>
    public long Read() => _last = Math.Max(_last, Sum());

    private long Sum()
    {
        var sum = 0L;
        var waiting = new Queue<int>([processId]);
        while (waiting.TryDequeue(out var id))
        {
            sum += (ProcessCpuClock.Read(id) ?? 0) + WaitedFor(id);
            foreach (var child in ChildrenOf(id))
                waiting.Enqueue(child);
        }

        return sum;
    }

    /// <summary>What the ended children of a process spent, in steps of a hundredth of a second.</summary>
    private long WaitedFor(int id)
    {
        var fields = Read(PathOf(id, "stat")).Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > WaitedForSystem ? (Number(fields[WaitedForUser]) + Number(fields[WaitedForSystem])) * NanosecondsPerTick : 0;
    }

    private IEnumerable<int> ChildrenOf(int id)
    {
        string[] threads;
        try
        {
            threads = Directory.GetDirectories(PathOf(id, "task"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }

        return threads
            .SelectMany(thread => Read(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(child => (int)Number(child))
            .Where(child => child > 0);
    }

    private string PathOf(int id, string file) => Path.Combine(procRoot, id.ToString(CultureInfo.InvariantCulture), file);

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The text of a file; empty where the process has ended meanwhile.</summary>
    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
