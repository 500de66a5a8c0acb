using System.Globalization;

namespace GreenCode.Energy.LibreHardwareMonitor;

/// <summary>What a sensor of the library covers, told by its name (IntelCpu.cs and Amd17Cpu.cs of LibreHardwareMonitorLib 0.9.6).</summary>
internal static class SensorDomains
{
    /// <summary>The domain of a sensor.</summary>
    public static EnergyDomain Of(PowerSensor sensor)
    {
        var package = string.Create(CultureInfo.InvariantCulture, $"package-{sensor.Processor}");
        return sensor.Name switch
        {
            "CPU Package" or "Package" => new(package, EnergyDomainKind.Package),
            "CPU Memory" => new($"{package}/dram", EnergyDomainKind.Dram, "LibreHardwareMonitor reads it in the unit of the package, which is not its unit on servers."),
            "CPU Cores" => new($"{package}/core", EnergyDomainKind.Core, "The package contains its cores."),
            "CPU Graphics" => new($"{package}/uncore", EnergyDomainKind.Uncore, "The package contains its graphics."),
            "CPU Platform" => new("psys", EnergyDomainKind.Psys, "The platform contains the packages, which are counted."),
            _ when sensor.Name.StartsWith("Core #", StringComparison.Ordinal) => new($"{package}/{sensor.Name}", EnergyDomainKind.Core, "The package contains its cores."),
            _ => new($"{package}/{sensor.Name}", EnergyDomainKind.Other, "It is not known whether another sensor contains it."),
        };
    }
}
