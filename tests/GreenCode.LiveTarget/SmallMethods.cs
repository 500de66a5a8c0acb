using System.Runtime.CompilerServices;

namespace GreenCode.LiveTarget;

/// <summary>Methods that are too small for a frame pointer, which chains of frame pointers know nothing of.</summary>
internal static class SmallMethods
{
    public static void Call(TimeSpan duration)
    {
        var end = TimeProvider.System.GetTimestamp() + (long)(duration.TotalSeconds * TimeProvider.System.TimestampFrequency);
        var sum = 0.0;
        while (TimeProvider.System.GetTimestamp() < end)
            sum += CallsALeaf() + CallsAWrapper();
        GC.KeepAlive(sum);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static double CallsALeaf()
    {
        var sum = 0.0;
        for (var i = 0; i < 20_000; i++)
            sum += Leaf(i);
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static double CallsAWrapper()
    {
        var sum = 0.0;
        for (var i = 0; i < 20; i++)
            sum += Wrapper(i);
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Leaf(int i) => Math.Sqrt(i) / 3 / 7 / 11 / 13;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Wrapper(int i) => 1 + Loop(i);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Loop(int i)
    {
        var sum = 0.0;
        for (var j = 0; j < 1_000; j++)
            sum += Math.Sqrt(i + j);
        return sum;
    }
}
