using System.Globalization;

namespace GreenCode.Benchmarks.Nettrace;

/// <summary>
/// <c>nettrace [SECONDS] [THREADS]</c>: records one event stream of a process with that many threads, reads the same bytes with GreenCode's
/// reader and with TraceEvent, and prints what a sample costs and what is kept in memory, as the table of docs/adr/0008.
/// </summary>
internal static class NettraceCommand
{
    private const int Repetitions = 10;

    public static int Run(string[] args)
    {
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 60;
        var threads = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 40;
        var stream = RecordedStream.Of(TimeSpan.FromSeconds(seconds), threads);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{stream.Samples:N0} samples of {threads} threads in {seconds} s, {stream.Bytes.Length / 1e6:0.0} MB"));
        Console.WriteLine();
        Console.WriteLine("| reader | CPU time per sample | allocated per sample | kept after a quarter, half, three quarters, all of the stream |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var open in (Func<IStreamReader>[])[() => new OwnReader(), () => new EventSourceReader(), () => new TraceLogReader()])
        {
            // Once for the compiler.
            Measure(open(), stream);
            var runs = Enumerable.Range(0, Repetitions).Select(_ => Measure(open(), stream)).ToList();
            var reader = open();
            var kept = Kept(reader, stream);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {reader.Name} | {1e9 * runs.Min(run => run.Cpu.TotalSeconds) / stream.Samples:0} ns | {(double)runs.Min(run => run.Allocated) / stream.Samples:0} B | {string.Join(", ", kept.Select(bytes => $"{bytes / 1e6:0.0}"))} MB |"));
        }

        return 0;
    }

    private static (TimeSpan Cpu, long Allocated) Measure(IStreamReader reader, RecordedStream recorded)
    {
        GC.Collect();
        var (cpu, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        var samples = reader.Read(new PacedStream(recorded.Bytes, recorded.HalfSeconds));
        (cpu, allocated) = (Environment.CpuUsage.TotalTime - cpu, GC.GetTotalAllocatedBytes(precise: true) - allocated);
        return samples == recorded.Samples
            ? (cpu, allocated)
            : throw new InvalidDataException($"{reader.Name} has read {samples} of {recorded.Samples} samples.");
    }

    private static List<long> Kept(IStreamReader reader, RecordedStream recorded)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var kept = new List<long>();
        var paced = new PacedStream(recorded.Bytes, recorded.HalfSeconds);
        paced.Passed += part =>
        {
            if (part * 4 % recorded.HalfSeconds < 4 && kept.Count < 3)
                kept.Add(GC.GetTotalMemory(forceFullCollection: true) - before);
        };
        reader.Read(paced);
        kept.Add(GC.GetTotalMemory(forceFullCollection: true) - before);
        GC.KeepAlive(reader);
        return kept;
    }
}
