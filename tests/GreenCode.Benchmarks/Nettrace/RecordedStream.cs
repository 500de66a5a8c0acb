using System.Diagnostics.Tracing;
using GreenCode.Profiler.Sampling.EventPipe;
using Microsoft.Diagnostics.NETCore.Client;

namespace GreenCode.Benchmarks.Nettrace;

/// <summary>The bytes of a session with this process: threads that work at changing depth, and threads that wait.</summary>
internal sealed record RecordedStream(byte[] Bytes, long Samples, int HalfSeconds)
{
    private static volatile bool _isOver;

    public static RecordedStream Of(TimeSpan duration, int threads)
    {
        using var gate = new ManualResetEventSlim();
        _isOver = false;
        var running = Enumerable.Range(0, threads)
            .Select(i => new Thread(i % 10 == 0 ? () => Work(i) : () => gate.Wait()) { IsBackground = true }).ToList();
        running.ForEach(thread => thread.Start());
        using var session = new DiagnosticsClient(Environment.ProcessId).StartEventPipeSession(
            [
                new EventPipeProvider(RuntimeEvents.SampleProvider, EventLevel.Informational),
                new EventPipeProvider(RuntimeEvents.RuntimeProvider, EventLevel.Verbose, RuntimeEvents.SymbolKeywords),
            ],
            requestRundown: false);
        var recording = new MemoryStream();
        var copying = Task.Run(() => session.EventStream.CopyTo(recording));
        Thread.Sleep(duration);
        session.Stop();
        copying.Wait();
        _isOver = true;
        gate.Set();
        running.ForEach(thread => thread.Join());

        var bytes = recording.ToArray();
        long samples = 0;
        new NettraceReader(new MemoryStream(bytes), RuntimeEvents.Classify).ReadToEnd((in e) => samples += e.Tag == RuntimeEvents.Sample ? 1 : 0);
        return new(bytes, samples, (int)(2 * duration.TotalSeconds));
    }

    private static void Work(int seed)
    {
        var random = new Random(seed);
        while (!_isOver)
            Descend(random.Next(60), new(random.Next(200)));
    }

    /// <summary>Two methods that call each other in one of 200 orders make some ten thousand stacks, as a large program does.</summary>
    private static int Descend(int depth, Random random) =>
        depth == 0 ? Spin(random) : (random.Next(2) == 0 ? Descend(depth - 1, random) : Ascend(depth - 1, random)) + 1;

    private static int Ascend(int depth, Random random) =>
        depth == 0 ? Spin(random) : (random.Next(2) == 0 ? Ascend(depth - 1, random) : Descend(depth - 1, random)) - 1;

    private static int Spin(Random random)
    {
        Thread.SpinWait(random.Next(20_000));
        return random.Next(10);
    }
}
