
namespace GreenCode.Profiler.Sampling.Perf;

/// <summary>
/// A ring buffer that the kernel writes records into: a page of positions, then a power of two of data pages. The kernel moves the
/// head, the reader the tail; both only grow.
/// </summary>
internal sealed unsafe class PerfRing : IDisposable
{
    private const int HeadOffset = 1024, TailOffset = 1032;
    private static readonly int PageBytes = Environment.SystemPageSize;

    private readonly byte* _page;
    private readonly byte* _data;
    private readonly nuint _mappedBytes;
    private readonly int _dataBytes;
    private readonly byte[] _unwrapped = new byte[64 * 1024];

    private PerfRing(byte* page, nuint mappedBytes)
    {
        _page = page;
        _mappedBytes = mappedBytes;
        _data = page + PageBytes;
        _dataBytes = (int)mappedBytes - PageBytes;
    }

    /// <summary>How many bytes of records it holds.</summary>
    public int DataBytes => _dataBytes;

    /// <summary>Handles one record: its type, its misc bits and what follows its header.</summary>
    public delegate void Handler(uint type, ushort misc, ReadOnlySpan<byte> body);

    /// <summary>Maps a ring with the largest power of two of pages that the system grants, from <paramref name="pages"/> downwards; null for none.</summary>
    public static PerfRing? Map(int descriptor, int pages)
    {
        for (; pages >= 8; pages /= 2)
        {
            var length = (nuint)((1 + pages) * PageBytes);
            var address = PerfSystem.Map(descriptor, length);
            if (address is not null)
                return new(address, length);
        }

        return null;
    }

    /// <summary>Hands over every record that has been written, and frees its place.</summary>
    public void Drain(Handler handle)
    {
        var head = Volatile.Read(ref *(ulong*)(_page + HeadOffset));
        var tail = *(ulong*)(_page + TailOffset);
        while (tail < head)
        {
            // A header (type, misc, size) never wraps: records are multiples of 8 bytes and the ring is a power of two.
            var header = _data + (int)(tail & (ulong)(_dataBytes - 1));
            var size = *(ushort*)(header + 6);
            if (size < 8)
                break;
            handle(*(uint*)header, *(ushort*)(header + 4), Body(tail, size));
            tail += size;
            Volatile.Write(ref *(ulong*)(_page + TailOffset), tail);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _ = PerfSystem.Unmap(_page, _mappedBytes);

    private ReadOnlySpan<byte> Body(ulong position, int size)
    {
        var start = (int)(position & (ulong)(_dataBytes - 1));
        if (start + size <= _dataBytes)
            return new(_data + start + 8, size - 8);

        var first = _dataBytes - start;
        new ReadOnlySpan<byte>(_data + start, first).CopyTo(_unwrapped);
        new ReadOnlySpan<byte>(_data, size - first).CopyTo(_unwrapped.AsSpan(first));
        return _unwrapped.AsSpan(8, size - 8);
    }
}
