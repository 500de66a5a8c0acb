using System.Collections.Immutable;
using System.Globalization;

namespace GreenCode.Energy.Meters.PerfPower;

/// <summary>Which counters to open: each event once for each CPU of the PMU's mask, which is one for each package or die.</summary>
internal static class PerfPowerDomains
{
    /// <summary>The counters of all packages.</summary>
    public static ImmutableArray<PerfPowerCounter> Of(PerfPowerUnit unit, MeterEnvironment environment)
    {
        var packages = unit.Cpus.ToDictionary(cpu => cpu, cpu => PackageOf(cpu, environment));
        var counters = ImmutableArray.CreateBuilder<PerfPowerCounter>();
        foreach (var cpu in unit.Cpus)
        {
            var package = packages.Count(other => other.Value == packages[cpu]) > 1
                ? string.Create(CultureInfo.InvariantCulture, $"{packages[cpu]} (CPU {cpu})")
                : packages[cpu];
            foreach (var counted in unit.Events.Where(counted => counted.Kind != EnergyDomainKind.Psys || cpu == unit.Cpus[0]))
                counters.Add(new(DomainOf(counted, package), counted, cpu));
        }

        // AMD's counters of single cores. Each read would interrupt every core of the machine, idle ones too.
        if (Directory.Exists(Path.Combine(environment.SysRoot, "bus/event_source/devices/power_core")))
            counters.Add(new(new("power_core", EnergyDomainKind.Core, "The packages contain their cores, and reading these counters would wake every core."), null, 0));
        return counters.ToImmutable();
    }

    private static EnergyDomain DomainOf(PerfPowerEvent counted, string package) => counted.Kind switch
    {
        EnergyDomainKind.Package => new(package, counted.Kind),
        EnergyDomainKind.Dram => new($"{package}/dram", counted.Kind),
        EnergyDomainKind.Core => new($"{package}/core", counted.Kind, "The package contains its cores."),
        EnergyDomainKind.Uncore => new($"{package}/uncore", counted.Kind, "The package contains its uncore part."),
        EnergyDomainKind.Psys => new("psys", counted.Kind, "The platform contains the packages, which are counted."),
        _ => new($"{package}/{counted.Name}", counted.Kind, "It is not known whether another counter contains it."),
    };

    private static string PackageOf(int cpu, MeterEnvironment environment) => string.Create(CultureInfo.InvariantCulture,
        $"package-{FileText.TryRead(Path.Combine(environment.SysRoot, $"devices/system/cpu/cpu{cpu}/topology/physical_package_id")) ?? "?"}");
}
