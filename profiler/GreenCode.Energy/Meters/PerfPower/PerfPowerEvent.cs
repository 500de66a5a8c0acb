namespace GreenCode.Energy.Meters.PerfPower;

/// <summary>One event of the power PMU, as sysfs describes it.</summary>
/// <param name="Name">Its name: <c>energy-pkg</c>, <c>energy-ram</c>, …</param>
/// <param name="Config">The value that selects it.</param>
/// <param name="JoulesPerCount">Joules per count.</param>
internal sealed record PerfPowerEvent(string Name, ulong Config, double JoulesPerCount)
{
    /// <summary>What it counts (arch/x86/events/rapl.c).</summary>
    public EnergyDomainKind Kind => Name switch
    {
        "energy-pkg" => EnergyDomainKind.Package,
        "energy-ram" => EnergyDomainKind.Dram,
        "energy-cores" => EnergyDomainKind.Core,
        "energy-gpu" => EnergyDomainKind.Uncore,
        "energy-psys" => EnergyDomainKind.Psys,
        _ => EnergyDomainKind.Other,
    };
}
