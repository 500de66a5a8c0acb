using System.Diagnostics;
using System.Text.Json;
using KnownShares;

if (!OperatingSystem.IsLinux())
{
    Console.Error.WriteLine("KnownShares needs the CPU clock per thread of Linux; this is another system.");
    return 2;
}

if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine($"These arguments are not understood: {string.Join(' ', args)}. {Options.Usage}");
    return 2;
}

if (options.IsMixed)
    BusyMethod.UseMixed();
var ledger = new Ledger();
IReadOnlyDictionary<string, long> idle;
using (var idleThreads = new IdleThreads(options.Threads))
{
    Console.Error.WriteLine($"KnownShares runs as process {Environment.ProcessId}.");
    Rounds.Run(options.Layout, options.Duration, ledger);
    idle = idleThreads.Stop();
}

var processSeconds = CpuClock.ProcessNanoseconds / 1e9;
var methods = BusyMethod.All
    .Select((method, i) => new MethodTruth(
        method.FullName, ledger.Nanoseconds[i] / 1e9, ledger.Nanoseconds[i] / 1e9 / processSeconds))
    .ToArray();
var truth = new Truth(
    Environment.ProcessId, options.Layout.ToString(), options.Threads, processSeconds, processSeconds - methods.Sum(m => m.CpuSeconds),
    GC.CollectionCount(0), GC.GetTotalPauseDuration().TotalSeconds, AllocationWork.EstimatedGcCpuSeconds, methods,
    [.. idle.Select(i => new IdleTruth($"{typeof(IdleMethods).FullName}.{i.Key}", i.Value / 1e9))],
    [.. ledger.Rounds.Select(r => new RoundTruth((long)(r.Timestamp * (1e9 / Stopwatch.Frequency)), [.. r.Nanoseconds.Select(n => n / 1e9)]))]);

var json = JsonSerializer.Serialize(truth, TruthJson.Default.Truth);
if (options.TruthFile is not { } file)
{
    Console.WriteLine(json);
    return 0;
}

try
{
    File.WriteAllText(file, json + "\n");
    return 0;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"The truth cannot be written to {file}: {e.Message} It follows on standard output.");
    Console.WriteLine(json);
    return 2;
}
