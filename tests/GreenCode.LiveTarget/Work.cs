namespace GreenCode.LiveTarget;

/// <summary>Methods with a known name that burn CPU time.</summary>
internal static class Work
{
    private static readonly double[] Results = new double[64];

    /// <summary>Burns until this process has spent so much more CPU time.</summary>
    public static void BurnCpu(TimeSpan cpu)
    {
        var end = Environment.CpuUsage.TotalTime + cpu;
        while (Environment.CpuUsage.TotalTime < end)
            Spin(0);
    }

    /// <summary>Burns for so long on each of <paramref name="threads"/> threads, which all live until a profiler has looked at them again.</summary>
    public static void Burn(TimeSpan duration, int threads = 1)
    {
        var end = TimeProvider.System.GetTimestamp() + (long)(duration.TotalSeconds * TimeProvider.System.TimestampFrequency);
        using var together = new Barrier(threads);
        var burning = Enumerable.Range(0, threads).Select(slot => new Thread(() =>
        {
            do
                Spin(slot % Results.Length);
            while (TimeProvider.System.GetTimestamp() < end);
            together.SignalAndWait();
            Thread.Sleep(threads > 1 ? 500 : 0);
        })).ToList();
        burning.ForEach(thread => thread.Start());
        burning.ForEach(thread => thread.Join());
    }

    /// <summary>Some milliseconds of arithmetic that the compiler cannot leave out.</summary>
    public static void Spin(int slot)
    {
        var value = Results[slot];
        for (var i = 0; i < 500_000; i++)
            value = Math.Sqrt(value + i);
        Results[slot] = value;
    }
}
