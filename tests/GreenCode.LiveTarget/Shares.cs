using System.Runtime.CompilerServices;

namespace GreenCode.LiveTarget;

/// <summary>A fixed amount of work in ten methods with known shares, of which one can be given more: a regression whose size is known.</summary>
internal static class Shares
{
    private static readonly double[] Results = new double[10];

    /// <summary>Does so many turns, of some microseconds each, in all ten methods together, and so many more in <see cref="Tenth"/>.</summary>
    public static void Run(int turns, int extra)
    {
        ThirtyFive(turns * 35 / 100);
        Twenty(turns * 20 / 100);
        Twelve(turns * 12 / 100);
        Tenth(turns * 10 / 100 + extra);
        Eight(turns * 8 / 100);
        Five(turns * 5 / 100);
        Four(turns * 4 / 100);
        Three(turns * 3 / 100);
        Two(turns * 2 / 100);
        One(turns * 1 / 100);
    }

    // Compiled once and for good, so that nothing but the work differs between runs.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ThirtyFive(int turns) => Results[0] = Turn(turns);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Twenty(int turns) => Results[1] = Turn(turns);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Twelve(int turns) => Results[2] = Turn(turns);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tenth(int turns) => Results[3] = Turn(turns);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight(int turns) => Results[4] = Turn(turns);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Five(int turns) => Results[5] = Turn(turns);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(int turns) => Results[6] = Turn(turns);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Three(int turns) => Results[7] = Turn(turns);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(int turns) => Results[8] = Turn(turns);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(int turns) => Results[9] = Turn(turns);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Turn(int turns)
    {
        var value = 0.0;
        for (var i = turns * 1_000; i > 0; i--)
            value = Math.Sqrt(value + i);
        return value;
    }
}
