using System.Collections.Immutable;
using GreenCode.Profiler.Heap;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Attribution;

/// <summary>
/// Divides what a process's collector spent over the call paths that allocated, in proportion to the bytes. Pure arithmetic: the parts and what could
/// not be attributed add up to what was spent, and who allocated nothing gets nothing.
/// </summary>
public static class CollectionAttribution
{
    /// <summary>Divides.</summary>
    /// <param name="joulesByProcess">What the collector spent in each process.</param>
    /// <param name="allocated">What was allocated, by process and path; the root stands for code without a name.</param>
    public static CollectionShares Divide(
        IReadOnlyDictionary<int, double> joulesByProcess, IReadOnlyDictionary<(int ProcessId, int Path), AllocatedBytes> allocated)
    {
        var bytesByProcess = allocated.GroupBy(entry => entry.Key.ProcessId).ToDictionary(group => group.Key, group => group.Sum(entry => entry.Value.Bytes));
        var shares = ImmutableDictionary.CreateBuilder<int, double>();
        foreach (var ((process, path), part) in allocated)
        {
            if (path != CallPaths.Root && part.Bytes > 0)
                shares[path] = shares.GetValueOrDefault(path) + joulesByProcess.GetValueOrDefault(process) * (part.Bytes / bytesByProcess[process]);
        }

        return new(shares.ToImmutable(), Math.Max(0, joulesByProcess.Values.Sum() - shares.Values.Sum()));
    }
}
