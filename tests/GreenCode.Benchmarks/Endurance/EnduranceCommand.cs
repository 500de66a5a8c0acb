using System.Diagnostics;
using System.Globalization;
using GreenCode.Benchmarks.Running;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Benchmarks.Endurance;

/// <summary>
/// <c>endurance [MINUTES] [ENGINE]</c>: profiles the sample service under a steady load for so long, five minutes unless said otherwise, and prints
/// the memory of greencode over time, and whether windows or events were lost and the parts still sum to the whole.
/// </summary>
internal static class EnduranceCommand
{
    private const int Looks = 12;

    public static int Run(string[] args)
    {
        var minutes = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        var engine = args.Length > 1 ? args[1] : "auto";
        var file = Path.Combine(Path.GetTempPath(), $"endurance-{Environment.ProcessId}.greencode.json");
        using var service = new ServiceUnderLoad(clients: 2, pause: TimeSpan.FromMilliseconds(20));
        using var tool = new ProgramRun(
            Programs.GreenCode, "profile", "-p", Text(service.Service.Id), "--engine", engine, "--duration", $"{Text((int)(60 * minutes))}s", "-o", file);
        tool.WaitFor("Ctrl+C stops and reports.");
        Console.WriteLine("| minute | memory of greencode | most so far | requests answered |");
        Console.WriteLine("|---|---|---|---|");
        var since = Stopwatch.StartNew();
        for (var look = 1; look <= Looks; look++)
        {
            // The last look is just before the end.
            var at = TimeSpan.FromMinutes(minutes * look / Looks) - TimeSpan.FromSeconds(look == Looks ? 2 : 0);
            Thread.Sleep(at > since.Elapsed ? at - since.Elapsed : TimeSpan.Zero);
            var (now, most) = tool.MemoryMegabytes;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {since.Elapsed.TotalMinutes:0.0} | {now:0} MB | {most:0} MB | {service.Answers} |"));
        }

        while (since.Elapsed < TimeSpan.FromMinutes(minutes))
            Thread.Sleep(1);
        var ended = Stopwatch.GetTimestamp();
        var code = tool.WaitForExit();
        var report = Stopwatch.GetElapsedTime(ended);
        if (code != 0)
        {
            Console.Error.WriteLine(tool.Printed);
            return code;
        }

        using var stream = File.OpenRead(file);
        var record = RecordJson.Read(stream);
        var target = record.Energy.Target.Joules;
        var off = Math.Abs(record.Methods.Sum(method => method.SelfJoules) + record.Buckets.Sum(bucket => bucket.Joules) - target) / target;
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Engine {record.Engine.Name}: {record.DurationSeconds:0} s covered, {record.Meter.Readings} readings, {record.Meter.Faults} faulty windows, {record.Engine.Samples} samples, {record.Engine.Lost} lost events; " +
            $"methods and buckets differ from the target's energy by {off:0.0e+0} of it; greencode used {record.Overhead.OwnCpuSeconds / record.DurationSeconds:P2} of a core; " +
            $"{new FileInfo(file).Length / 1e6:0.0} MB of record, {report.TotalSeconds:0.0} s after the end; {service.Answers} requests."));
        File.Delete(file);
        return 0;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
