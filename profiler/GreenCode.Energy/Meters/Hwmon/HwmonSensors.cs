using System.Collections.Immutable;

namespace GreenCode.Energy.Meters.Hwmon;

/// <summary>
/// The hardware monitoring sensors that are known to cover a processor or its memory. A name such as power1 says nothing, so that
/// sensors of other drivers (disks, fans, graphics) are never taken for a processor.
/// </summary>
internal static class HwmonSensors
{
    private sealed record Known(string Driver, string Label, EnergyDomainKind Kind, string? LeftOutBecause = null);

    private static readonly Known[] Table =
    [
        // Ampere Altra, drivers/hwmon/smpro-hwmon.c: one sensor for each voltage regulator, which share nothing.
        new("smpro_hwmon", "CORE VRD", EnergyDomainKind.Package),
        new("smpro_hwmon", "SoC", EnergyDomainKind.Package),
        new("smpro_hwmon", "RCA VRD", EnergyDomainKind.Package),
        new("smpro_hwmon", "DIMM VRD", EnergyDomainKind.Dram),

        // Ampere X-Gene and Altra, drivers/hwmon/xgene-hwmon.c: the two power domains of the chip.
        new("apm_xgene", "CPU power", EnergyDomainKind.Package),
        new("apm_xgene", "IO power", EnergyDomainKind.Package),

        // NVIDIA Grace, through ACPI: https://docs.nvidia.com/grace-perf-tuning-guide/power-thermals.html#power-telemetry
        new("power_meter", "Grace Power Socket", EnergyDomainKind.Package),
        new("power_meter", "CPU Power Socket", EnergyDomainKind.Core, "The socket contains its cores."),
        new("power_meter", "SysIO Power Socket", EnergyDomainKind.Uncore, "The socket contains its input and output."),
        new("power_meter", "Module Power Socket", EnergyDomainKind.Psys, "The module contains the socket, which is counted."),

        // AMD, https://github.com/amd/amd_energy: RAPL counters summed up in 64 bits by the driver.
        new("amd_energy", "Esocket", EnergyDomainKind.Package),
        new("amd_energy", "Ecore", EnergyDomainKind.Core, "The socket contains its cores."),
    ];

    /// <summary>The known sensors below <c>/sys/class/hwmon</c>, in the order of their files.</summary>
    public static ImmutableArray<HwmonSensor> Find(MeterEnvironment environment)
    {
        var root = Path.Combine(environment.SysRoot, "class/hwmon");
        if (!Directory.Exists(root))
            return [];
        var sensors = from device in Directory.GetDirectories(root).Order(StringComparer.Ordinal)
                      let driver = FileText.TryRead(Path.Combine(device, "name"))
                      where Table.Any(known => known.Driver == driver)

                      // The older way of registering leaves the files with the parent device.
                      from directory in (string[])[device, Path.Combine(device, "device")]
                      where Directory.Exists(directory)
                      from file in Directory.GetFiles(directory).Order(StringComparer.Ordinal)
                      let sensor = Recognise(driver, Path.GetFileName(device), file)
                      where sensor is not null
                      select sensor;
        return [.. sensors];
    }

    private static HwmonSensor? Recognise(string driver, string device, string file)
    {
        var name = Path.GetFileName(file);
        var isPower = name.StartsWith("power", StringComparison.Ordinal);
        if (!(isPower && (name.EndsWith("_input", StringComparison.Ordinal) || name.EndsWith("_average", StringComparison.Ordinal)))
            && !(name.StartsWith("energy", StringComparison.Ordinal) && name.EndsWith("_input", StringComparison.Ordinal)))
        {
            return null;
        }

        var stem = file[..file.LastIndexOf('_')];
        if ((FileText.TryRead(stem + "_label") ?? FileText.TryRead(stem + "_oem_info")) is not { } label)
            return null;
        return Array.Find(Table, known => known.Driver == driver && label.Contains(known.Label, StringComparison.OrdinalIgnoreCase)) is { } known
            ? new(file, new($"{device}/{label}", known.Kind, known.LeftOutBecause), isPower)
            : null;
    }
}
