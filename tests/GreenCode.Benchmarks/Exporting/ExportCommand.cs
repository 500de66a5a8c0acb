using System.Diagnostics;
using System.Globalization;
using GreenCode.Profiler.Exporters;
using GreenCode.Profiler.Tests.Reporting;

namespace GreenCode.Benchmarks.Exporting;

/// <summary>
/// <c>export [STACKS]</c>: writes a record with up to that many distinct stacks (one million) in every format and prints how time, memory and size
/// grow, as the table of docs/reference/exporters.md. Each format is written by a process of its own, so that its peak memory is its own.
/// </summary>
internal static class ExportCommand
{
    public static int Run(string[] args)
    {
        if (args is ["one", var format, var count])
            return WriteOne(format, int.Parse(count, CultureInfo.InvariantCulture));

        var most = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        Console.WriteLine("| format | stacks | seconds | peak memory | size |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        foreach (var exporter in ExporterCatalog.All)
        {
            for (var nodes = most / 100; nodes <= most; nodes *= 10)
            {
                using var process = Process.Start(new ProcessStartInfo(
                    Environment.ProcessPath!, ["export", "one", exporter.Format.Name, nodes.ToString(CultureInfo.InvariantCulture)]))!;
                process.WaitForExit();
                if (process.ExitCode != 0)
                    return process.ExitCode;
            }
        }

        return 0;
    }

    private static int WriteOne(string format, int nodes)
    {
        var record = SampleRecords.Huge(nodes);
        GC.Collect();
        var exporter = ExporterCatalog.ByName(format)!;
        // Once for the compiler, with a record that is small.
        exporter.Export(SampleRecords.Tiny(), Stream.Null);
        var path = Path.GetTempFileName();
        try
        {
            var time = Stopwatch.StartNew();
            using (var output = File.Create(path))
                exporter.Export(record, output);
            time.Stop();
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| `{format}` | {nodes:N0} | {time.Elapsed.TotalSeconds:0.00} | {self.PeakWorkingSet64 / 1e6:0} MB | {new FileInfo(path).Length / 1e6:0.0} MB |"));
            return 0;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
