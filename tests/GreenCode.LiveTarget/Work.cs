using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

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

    /// <summary>Two threads that burn and sleep in turn, each time between a twentieth of a second and a whole one, by lot.</summary>
    public static void BurnAtRandom(TimeSpan duration)
    {
        var end = TimeProvider.System.GetTimestamp() + (long)(duration.TotalSeconds * TimeProvider.System.TimestampFrequency);
        var threads = new[] { 0, 1 }.Select(slot => new Thread(() =>
        {
            TimeSpan Next() => TimeSpan.FromSeconds(0.05 + 0.95 * Random.Shared.NextDouble());
            while (TimeProvider.System.GetTimestamp() < end)
            {
                for (var (began, burst) = (TimeProvider.System.GetTimestamp(), Next()); TimeProvider.System.GetElapsedTime(began) < burst;)
                    Spin(slot);
                Thread.Sleep(Next());
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }

    /// <summary>Units of work that <see cref="KeepCounting"/> has done.</summary>
    public static long Counted => Interlocked.Read(ref _counted);

    private static long _counted;

    /// <summary>Starts a thread that works until the process ends, allocating so many bytes in each unit, and so many more that only sleep.</summary>
    public static void KeepCounting(int threads, int bytes)
    {
        for (var i = 1; i < threads; i++)
            new Thread(() => Thread.Sleep(Timeout.Infinite)) { IsBackground = true, Name = $"sleeps {i}" }.Start();
        new Thread(() =>
        {
            for (var value = 0.0; ; Interlocked.Increment(ref _counted))
            {
                for (var i = 0; i < 2_000; i++)
                    value = Math.Sqrt(value + i);
                Results[1] = value;
                for (var i = 0; i < bytes / 100; i++)
                    GC.KeepAlive(new byte[100 - 24]);
            }
        }) { IsBackground = true, Name = "works" }.Start();
    }

    /// <summary>A tenth of a millisecond or so.</summary>
    public static void SpinBriefly()
    {
        var value = Results[0];
        for (var i = 0; i < 20_000; i++)
            value = Math.Sqrt(value + i);
        Results[0] = value;
    }

    /// <summary>Some milliseconds of arithmetic that the compiler cannot leave out.</summary>
    public static void Spin(int slot)
    {
        var value = Results[slot];
        for (var i = 0; i < 500_000; i++)
            value = Math.Sqrt(value + i);
        Results[slot] = value;
    }

    /// <summary>Some milliseconds of arithmetic for each unit, and for each extra unit in a method of its own.</summary>
    public static void Units(int units, int extra)
    {
        for (var i = 0; i < units; i++)
            Spin(0);
        for (var i = 0; i < extra; i++)
            SpinMore(1);
    }

    /// <summary>Allocates so many megabytes, in pieces that die at once.</summary>
    public static void Allocate(int megabytes)
    {
        for (var i = 0; i < megabytes * 1_000; i++)
            GC.KeepAlive(new byte[1_000]);
    }

    /// <summary>Allocates for so long: <see cref="AllocateThree"/> three times the bytes of <see cref="AllocateOne"/>.</summary>
    public static void MakeGarbage(TimeSpan duration)
    {
        for (var end = TimeProvider.System.GetTimestamp() + (long)(duration.TotalSeconds * TimeProvider.System.TimestampFrequency); TimeProvider.System.GetTimestamp() < end;)
        {
            Results[0] += AllocateThree() + AllocateOne();
        }
    }

    /// <summary>3,000,000 bytes in objects of 48, of which some stay for a while.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int AllocateThree()
    {
        var kept = new byte[3_000][];
        for (var i = 0; i < 3_000_000 / 48; i++)
            kept[i % kept.Length] = new byte[24];
        return kept[0].Length;
    }

    /// <summary>1,000,000 bytes in objects of 20,000.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int AllocateOne()
    {
        byte[] last = [];
        for (var i = 0; i < 1_000_000 / 20_000; i++)
        {
            last = new byte[20_000 - 24];
            GC.KeepAlive(last);
        }

        return last.Length;
    }

    /// <summary>
    /// Answers every request with <paramref name="status"/>, until <paramref name="requests"/> were answered or the time is over. Not with HttpListener, which crashes where
    /// somebody connects at the moment that it starts.
    /// </summary>
    public static async Task<int> ServeAsync(TimeSpan duration, string port, int status, int requests)
    {
        using var listener = new TcpListener(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture));
        listener.Start();
        using var end = new Timer(_ => Environment.Exit(0), null, duration, Timeout.InfiniteTimeSpan);
        var answer = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Status\r\nContent-Length: 0\r\n\r\n"));
        var done = new TaskCompletionSource<int>();
        _ = AcceptAsync();
        return await done.Task;

        async Task AcceptAsync()
        {
            while (true)
                _ = AnswerAsync(await listener.AcceptTcpClientAsync());
        }

        async Task AnswerAsync(TcpClient client)
        {
            using var connection = client;
            using var reader = new StreamReader(connection.GetStream(), Encoding.ASCII);
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.Length > 0)
                    continue;
                Spin(0);
                await connection.GetStream().WriteAsync(answer);
                if (Interlocked.Decrement(ref requests) == 0)
                    done.SetResult(3);
            }
        }
    }

    /// <summary>The same work as <see cref="Spin"/>, under a name of its own.</summary>
    private static void SpinMore(int slot)
    {
        var value = Results[slot];
        for (var i = 0; i < 500_000; i++)
            value = Math.Sqrt(value + i);
        Results[slot] = value;
    }
}
