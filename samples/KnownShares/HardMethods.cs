using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace KnownShares;

/// <summary>Methods that samplers see badly. Each burns a given CPU time, as far as it can be cut.</summary>
public static class HardMethods
{
    private const long SegmentNanoseconds = 1_000_000, TaskNanoseconds = 50_000;

    private static readonly Shape[] Shapes = [new Square(), new Circle(), new Square(), new Circle()];
    private static readonly byte[] Text = [.. Enumerable.Range(0, 32_768).Select(i => (byte)"energy per request "[i * i % 19])];

    [ThreadStatic]
    private static MemoryStream? _compressed;

    /// <summary>The work is in a small callee, which has no place where the runtime stops a thread.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CallLeaf(long budgetNanoseconds)
    {
        var end = CpuClock.ThreadNanoseconds + budgetNanoseconds;
        var value = 1u;
        while (CpuClock.ThreadNanoseconds < end)
        {
            for (var i = 0; i < 20_000; i++)
                value = Leaf(value);
        }

        GC.KeepAlive(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CallVirtual(long budgetNanoseconds)
    {
        var end = CpuClock.ThreadNanoseconds + budgetNanoseconds;
        var area = 0.0;
        while (CpuClock.ThreadNanoseconds < end)
        {
            for (var i = 0; i < 20_000; i++)
                area += Shapes[i & 3].Area(i);
        }

        GC.KeepAlive(area);
    }

    /// <summary>Native code that comes with the runtime.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CompressWithZlib(long budgetNanoseconds)
    {
        var end = CpuClock.ThreadNanoseconds + budgetNanoseconds;
        var compressed = _compressed ??= new(Text.Length);
        while (CpuClock.ThreadNanoseconds < end)
        {
            compressed.SetLength(0);
            using var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true);
            zlib.Write(Text);
        }
    }

    /// <summary>A millisecond on one thread of the pool, then one on another. What a segment took is measured on the thread that it ran on.</summary>
    public static async Task<long> WorkAfterAwaits(long budgetNanoseconds)
    {
        var burnt = 0L;
        while (burnt < budgetNanoseconds)
        {
            await Task.Yield();
            var before = CpuClock.ThreadNanoseconds;
            var value = 1u;
            while (CpuClock.ThreadNanoseconds < before + SegmentNanoseconds)
            {
                for (var i = 0; i < 10_000; i++)
                    value = (value * 1_664_525) + 1_013_904_223;
            }

            GC.KeepAlive(value);
            burnt += CpuClock.ThreadNanoseconds - before;
        }

        return burnt;
    }

    /// <summary>Tasks of a twentieth of a millisecond each, until their sum is what is due.</summary>
    public static long RunShortTasks(long budgetNanoseconds)
    {
        var burnt = 0L;
        while (burnt < budgetNanoseconds)
        {
            var count = (int)Math.Clamp((budgetNanoseconds - burnt) / TaskNanoseconds, 1, 1_000);
            burnt += Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(ShortTask))).GetAwaiter().GetResult().Sum();
        }

        return burnt;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long ShortTask()
    {
        var before = CpuClock.ThreadNanoseconds;
        var value = 1u;
        while (CpuClock.ThreadNanoseconds < before + TaskNanoseconds)
        {
            for (var i = 0; i < 2_000; i++)
                value = (value * 1_664_525) + 1_013_904_223;
        }

        GC.KeepAlive(value);
        return CpuClock.ThreadNanoseconds - before;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static uint Leaf(uint value) => (value * 1_664_525) + (value >> 7) ^ 1_013_904_223;

    private abstract class Shape
    {
        public abstract double Area(int size);
    }

    private sealed class Square : Shape
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public override double Area(int size) => (double)size * size;
    }

    private sealed class Circle : Shape
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public override double Area(int size) => Math.PI * size * size;
    }
}
