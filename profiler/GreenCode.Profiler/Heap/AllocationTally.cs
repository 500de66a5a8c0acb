using System.Runtime.InteropServices;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Symbols;

namespace GreenCode.Profiler.Heap;

/// <summary>Adds up sampled allocations by process and call path. Memory grows with the number of distinct paths and not with time.</summary>
/// <param name="paths">The call paths.</param>
/// <param name="methods">The methods that frames are.</param>
public sealed class AllocationTally(CallPaths paths, MethodTable methods)
{
    private readonly Dictionary<(int ProcessId, int Path), AllocatedBytes> _byPath = [];

    /// <summary>What was allocated, by process and by the path whose last frame is the managed method that allocated; the root where none could be named.</summary>
    public IReadOnlyDictionary<(int ProcessId, int Path), AllocatedBytes> ByPath => _byPath;

    /// <summary>All of it.</summary>
    public AllocatedBytes Total { get; private set; }

    /// <summary>Adds one sampled allocation.</summary>
    /// <param name="processId">The process.</param>
    /// <param name="path">Who allocated.</param>
    /// <param name="bytes">The bytes that it stands for.</param>
    public void Add(int processId, int path, double bytes)
    {
        while (path != CallPaths.Root && (paths[path].Frame < 0 || methods.Methods[paths[path].Frame].Bucket is not null))
            path = paths[path].Parent;
        var one = new AllocatedBytes(bytes, bytes * bytes, 1);
        CollectionsMarshal.GetValueRefOrAddDefault(_byPath, (processId, path), out _) += one;
        Total += one;
    }
}
