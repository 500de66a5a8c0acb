using System.Globalization;
using GreenCode.Benchmarks.Evidence;
using GreenCode.Energy;
using GreenCode.TestKit.Power;

namespace GreenCode.Benchmarks.Meters;

/// <summary>
/// <c>read-cost</c>: what one reading of an opened meter costs, per zone: CPU time and allocated bytes, as the table of docs/methodology/rapl.md.
/// Read are fixture machines as files, the same with an attribute of this machine's own sysfs in the place of each counter, and the meter that
/// this machine offers itself.
/// </summary>
internal static class ReadCostCommand
{
    private const int Batches = 21;

    /// <summary>A batch ends before the second is over after which a counter that never moves is reported.</summary>
    private static readonly TimeSpan Batch = TimeSpan.FromSeconds(0.4);

    /// <summary>A number in sysfs that every Linux machine has.</summary>
    private const string SysfsNumber = "/sys/kernel/mm/transparent_hugepage/hpage_pmd_size";

    public static int Run(string[] args)
    {
        Console.WriteLine($"{Machine.CpuModel()}, .NET {Environment.Version}");
        Console.WriteLine();
        Console.WriteLine("| meter | zones | CPU time per zone, median | slowest of the batches | allocated |");
        Console.WriteLine("|---|---|---|---|---|");
        using (var machine = FixtureMachines.IntelTwoSocketServer())
            Print("`powercap`, two sockets, as files", machine.Environment);
        if (File.Exists(SysfsNumber))
        {
            using var machine = OfSysfsAttributes(FixtureMachines.IntelTwoSocketServer());
            Print("`powercap`, two sockets, as sysfs attributes", machine.Environment);
        }

        using (var machine = FixtureMachines.AmdEnergyDriver())
            Print("`hwmon`, as files", machine.Environment);
        var here = new MeterEnvironment();
        var best = MeterCatalog.ProbeAll(here).FirstOrDefault(probe => probe.IsUsable);
        if (best is not null)
            Print($"`{best.Meter}` of this machine", here);
        return 0;
    }

    private static MachineTree OfSysfsAttributes(MachineTree machine)
    {
        foreach (var zone in (string[])["intel-rapl:0", "intel-rapl:0:0", "intel-rapl:1", "intel-rapl:1:0"])
        {
            var counter = $"{MachineTree.DeviceDirectoryOf(zone)}/energy_uj";
            File.Delete(machine.PathOf(counter));
            machine.WithLink(counter, SysfsNumber);
        }

        return machine;
    }

    private static void Print(string name, MeterEnvironment environment)
    {
        _ = Measure(environment);
        var batches = Enumerable.Range(0, Batches).Select(_ => Measure(environment)).OrderBy(batch => batch.Microseconds).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {batches[0].Zones} | {batches[Batches / 2].Microseconds:0.00} µs | {batches[^1].Microseconds:0.00} µs | {batches.Max(batch => batch.Allocated)} B |"));
    }

    private static (int Zones, double Microseconds, long Allocated) Measure(MeterEnvironment environment)
    {
        using var meter = MeterCatalog.Open(environment).Meter;
        var joules = new Joules[meter.Description.Domains.Length];
        meter.Read(joules);

        var until = MonotonicTime.Now + Batch;
        var (cpu, allocated, readings) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread(), 0);
        for (; MonotonicTime.Now < until; readings++)
        {
            if (meter.Read(joules).Fault is { } fault)
                throw new InvalidOperationException(fault);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        return (joules.Length, cpu.TotalMicroseconds / ((double)readings * joules.Length), allocated);
    }
}
