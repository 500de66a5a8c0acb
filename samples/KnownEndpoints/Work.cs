namespace KnownEndpoints;

/// <summary>Burns a known amount of the calling thread's CPU time.</summary>
internal static class Work
{
    private static double _result;

    /// <summary>Burns until the thread's own clock has advanced by so much.</summary>
    public static void Burn(double milliseconds)
    {
        var end = CpuClock.ThreadNanoseconds + (long)(milliseconds * 1e6);
        var value = _result;
        while (CpuClock.ThreadNanoseconds < end)
        {
            for (var i = 0; i < 500; i++)
                value = Math.Sqrt(value + i);
        }

        _result = value;
    }
}
