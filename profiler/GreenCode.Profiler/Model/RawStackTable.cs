using System.Runtime.InteropServices;

namespace GreenCode.Profiler.Model;

/// <summary>
/// Every distinct stack of return addresses once, leaf first. Ids count from 0. Written by one thread; a stack that was handed
/// out may be read by another.
/// </summary>
public sealed class RawStackTable
{
    private readonly Dictionary<int, int> _idByHash = [];
    private readonly List<ulong[]> _stacks = [];
    private readonly Lock _gate = new();

    /// <summary>How many distinct stacks there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _stacks.Count;
        }
    }

    /// <summary>The addresses of a stack, leaf first.</summary>
    public ReadOnlySpan<ulong> this[int id]
    {
        get
        {
            lock (_gate)
                return _stacks[id];
        }
    }

    /// <summary>The id of <paramref name="addresses"/>, new where they were not seen before.</summary>
    public int Intern(ReadOnlySpan<ulong> addresses)
    {
        var hasher = new HashCode();
        hasher.AddBytes(MemoryMarshal.AsBytes(addresses));
        var hash = hasher.ToHashCode();
        lock (_gate)
        {
            while (_idByHash.TryGetValue(hash, out var id))
            {
                if (addresses.SequenceEqual(_stacks[id]))
                    return id;
                hash = unchecked(hash + 1);
            }

            _stacks.Add(addresses.ToArray());
            _idByHash.Add(hash, _stacks.Count - 1);
            return _stacks.Count - 1;
        }
    }
}
