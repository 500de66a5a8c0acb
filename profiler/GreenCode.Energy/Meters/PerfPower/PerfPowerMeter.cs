using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace GreenCode.Energy.Meters.PerfPower;

/// <summary>RAPL energy counters behind the kernel's power PMU: the same counters as powercap, kept in 64 bits, for less than root.</summary>
/// <remarks>Facts: arch/x86/events/rapl.c and perf_event_open(2).</remarks>
internal sealed class PerfPowerMeter : IMeterKind
{
    private static readonly Watts MaximumPower = new(1000);
    private static readonly Watts MaximumPlatformPower = new(10_000);

    public string Name => "perf-power";

    public string Summary =>
        "The same counters through the power PMU of the kernel (perf_event_open), under Linux on Intel and AMD; needs CAP_PERFMON instead of root.";

    public Provenance Provenance => Provenance.Measured;

    public MeterProbe Probe(MeterEnvironment environment)
    {
        if (PerfPowerUnit.Find(environment) is not { } unit)
            return new(Name, false, $"The kernel has no power PMU: there is no {Path.Combine(environment.SysRoot, "bus/event_source/devices/power")}.");
        var package = unit.Events.FirstOrDefault(candidate => candidate.Kind == EnergyDomainKind.Package);
        if (package is null || unit.Cpus.IsEmpty)
            return new(Name, false, "The power PMU of the kernel has no event for the energy of a package.");

        using var handle = PerfEvent.TryOpen(unit.Type, package.Config, unit.Cpus[0], out var error);
        return handle is not null
            ? new(Name, true, $"The events {string.Join(", ", unit.Events.Select(candidate => candidate.Name))} can be counted on CPU {string.Join(", ", unit.Cpus)}.")
            : PerfPowerRefusal.Explain(Name, error, environment);
    }

    public IEnergyMeter Open(MeterEnvironment environment) => Open(environment, MeterClock.System, Thread.Sleep);

    internal IEnergyMeter Open(MeterEnvironment environment, MeterClock clock, Action<TimeSpan> pause)
    {
        var probe = Probe(environment);
        if (!probe.IsUsable)
            throw MeterUnavailableException.Because(probe);

        var unit = PerfPowerUnit.Find(environment)!;
        var counters = PerfPowerDomains.Of(unit, environment);
        var handles = new SafeFileHandle?[counters.Length];
        var domains = counters.Select(counter => counter.Domain).ToArray();
        for (var i = 0; i < counters.Length; i++)
        {
            if (counters[i].Event is not { } counted)
                continue;
            handles[i] = PerfEvent.TryOpen(unit.Type, counted.Config, counters[i].Cpu, out var error);
            if (handles[i] is null)
                domains[i] = domains[i] with { LeftOutBecause = string.Create(CultureInfo.InvariantCulture, $"The kernel refused the counter (error {error}).") };
        }

        var source = new PerfCounters(handles);
        var unitScale = unit.Events.First(candidate => candidate.Kind == EnergyDomainKind.Package).JoulesPerCount;
        var notes = domains.Where((domain, i) => counters[i].Domain.IsCounted && !domain.IsCounted)
            .Select(domain => $"The energy of {domain.Name} is missing from the total. {domain.LeftOutBecause}");
        var description = new MeterDescription(
            Name, Provenance, MirroredPackages.LeaveOut([.. domains], source, unitScale, pause), LowFactor: 1, HighFactor: 1, IdlePower: null, [.. notes]);
        return new CountingMeter(description, [.. counters.Select((counter, i) => handles[i] is null ? null : ArithmeticOf(counter.Event!))], source, clock);
    }

    private static WrappingCounter ArithmeticOf(PerfPowerEvent counted) =>
        new(counted.JoulesPerCount, Modulus: null, counted.Kind == EnergyDomainKind.Psys ? MaximumPlatformPower : MaximumPower);
}
