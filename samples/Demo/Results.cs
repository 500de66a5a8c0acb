using System.Globalization;
using Demo.Load;
using Demo.Service;
using GreenCode.Energy;
using GreenCode.Profiler.Exporters;
using GreenCode.Profiler.Reporting;

namespace Demo;

/// <summary>What the demo leaves behind, and what it concludes.</summary>
internal static class Results
{
    /// <summary>Writes the record and the page.</summary>
    public static void Write(EnergyRecord record, Variant variant, string checkout)
    {
        var folder = Directory.CreateDirectory(Path.Combine(checkout, "artifacts", "demo")).FullName;
        foreach (var ending in (ReadOnlySpan<string>)[".greencode.json", ".html"])
        {
            var file = Path.Combine(folder, variant.Name.ToLowerInvariant() + ending);
            var exporter = ExporterCatalog.ByFileName(file)!;
            using (var output = File.Create(file))
                exporter.Export(record, output);
            Console.WriteLine($"Wrote {file} ({exporter.Format.Purpose}).");
        }

        Console.WriteLine();
    }

    /// <summary>What the frugal variant saved, with the caveat that the meter deserves.</summary>
    public static string Comparison((EnergyRecord Record, LoadReport Load) wasteful, (EnergyRecord Record, LoadReport Load) frugal)
    {
        var (before, after) = (wasteful.Record.Energy.Target, frugal.Record.Energy.Target);
        var (cpuBefore, cpuAfter) = (CpuSeconds(wasteful.Record), CpuSeconds(frugal.Record));
        var caveat = wasteful.Record.Meter.Provenance == Provenance.Measured
            ? $"measured by {wasteful.Record.Meter.Name}"
            : "estimated from CPU time: the ratio is that of the CPU times, the joules are no measurement";
        return string.Create(CultureInfo.InvariantCulture,
            $"""
            The same {wasteful.Load.Requests:N0} requests, the same answers:
              wasteful  {Quantity.Joules(before.Joules, Invariant),8}  {Quantity.Seconds(cpuBefore, Invariant),8} CPU
              frugal    {Quantity.Joules(after.Joules, Invariant),8}  {Quantity.Seconds(cpuAfter, Invariant),8} CPU
            Saved: {Quantity.Joules(before.Joules - after.Joules, Invariant)} ({Quantity.Share(before.Joules - after.Joules, before.Joules, Invariant)}), {caveat}.
            """);
    }

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private static double CpuSeconds(EnergyRecord record) => record.Threads.Sum(thread => thread.CpuSeconds);
}
