using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace KnownShares;

/// <summary>
/// Methods that work until the thread has used a budget of CPU time. Each does one kind of work in units of well under a millisecond,
/// and only <see cref="AllocateObjects"/> allocates: every collection is its doing.
/// </summary>
public static class BusyMethods
{
    private static readonly int[] Numbers = RandomNumbers();
    private static readonly byte[] Bytes = CompressibleBytes();

    [ThreadStatic]
    private static byte[]? _buffer;

    [ThreadStatic]
    private static int[]? _sorted;

    /// <summary>Plain managed code.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ManagedLoop(long budgetNanoseconds)
    {
        var end = CpuClock.ThreadNanoseconds + budgetNanoseconds;
        var value = 1u;
        while (CpuClock.ThreadNanoseconds < end)
        {
            for (var i = 0; i < 50_000; i++)
                value = (value * 1_664_525) + 1_013_904_223;
        }

        GC.KeepAlive(value);
    }

    /// <summary>Managed code of the runtime's library.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void SortNumbers(long budgetNanoseconds)
    {
        var end = CpuClock.ThreadNanoseconds + budgetNanoseconds;
        var sorted = _sorted ??= new int[Numbers.Length];
        while (CpuClock.ThreadNanoseconds < end)
        {
            Numbers.CopyTo(sorted, 0);
            Array.Sort(sorted);
        }
    }

    /// <summary>Native code of OpenSSL, whose assembly keeps no frame pointer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void HashWithOpenSsl(long budgetNanoseconds)
    {
        var end = CpuClock.ThreadNanoseconds + budgetNanoseconds;
        Span<byte> hash = stackalloc byte[SHA512.HashSizeInBytes];
        while (CpuClock.ThreadNanoseconds < end)
            SHA512.HashData(Bytes, hash);
    }

    /// <summary>Native code that comes with the runtime.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CompressWithBrotli(long budgetNanoseconds)
    {
        var end = CpuClock.ThreadNanoseconds + budgetNanoseconds;
        var buffer = _buffer ??= new byte[BrotliEncoder.GetMaxCompressedLength(Bytes.Length)];
        while (CpuClock.ThreadNanoseconds < end)
            BrotliEncoder.TryCompress(Bytes.AsSpan(0, 8_192), buffer, out _, quality: 4, window: 18);
    }

    /// <summary>Objects of which some stay alive for a while, so that the garbage collector has work to do.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void AllocateObjects(long budgetNanoseconds)
    {
        var end = CpuClock.ThreadNanoseconds + budgetNanoseconds;
        while (CpuClock.ThreadNanoseconds < end)
            AllocationWork.Unit();
    }

    private static int[] RandomNumbers()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 4_000).Select(_ => random.Next())];
    }

    private static byte[] CompressibleBytes()
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, 65_536).Select(i => (byte)(random.Next(4) == 0 ? random.Next(256) : i % 61))];
    }
}
