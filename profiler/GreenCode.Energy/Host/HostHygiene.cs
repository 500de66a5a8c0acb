using System.Collections.Immutable;
using System.Globalization;

namespace GreenCode.Energy.Host;

/// <summary>
/// Looks for what spoils energy measurements on a Linux machine: clock frequencies that move, counters with noise, a battery that saves,
/// other work. Reads sysfs and procfs only; what they do not show is reported as not known.
/// </summary>
public static class HostHygiene
{
    private const string CpuDirectory = "devices/system/cpu";

    /// <summary>Inspects the machine whose roots <paramref name="environment"/> names. Never throws.</summary>
    public static ImmutableArray<HostFinding> Inspect(MeterEnvironment environment)
    {
        var processor = ProcessorFacts.Read(environment);
        return
        [
            Virtualisation(processor),
            Governor(environment),
            Turbo(environment),
            EnergyFilter(environment),
            PowerSource(environment),
            FreeCores(environment, processor),
        ];
    }

    private static HostFinding Virtualisation(ProcessorFacts processor) => processor.IsVirtualised switch
    {
        true => new("virtual machine", true, "This is a virtual machine: its neighbours and its hypervisor are invisible, and the power of the real processor is shared with them.",
            "Measure on a physical machine where joules must be compared between machines or over months."),
        false => new("virtual machine", false, "This is a physical machine."),
        null => new("virtual machine", false, "The processor does not tell whether this is a virtual machine."),
    };

    private static HostFinding Governor(MeterEnvironment environment)
    {
        var governors = CpuFiles(environment, "cpufreq/scaling_governor").Distinct().Order(StringComparer.Ordinal).ToList();
        return governors switch
        {
            [] => new("frequency governor", false, "The machine does not show how it chooses its clock frequency."),
            ["performance"] => new("frequency governor", false, "The governor is performance: the clock frequency does not follow the load."),
            _ => new("frequency governor", true,
                $"The governor is {string.Join(" and ", governors)}: the clock frequency follows the load, so that the joules of one piece of work depend on what runs beside it.",
                "sudo cpupower frequency-set -g performance"),
        };
    }

    private static HostFinding Turbo(MeterEnvironment environment)
    {
        var noTurbo = Path.Combine(environment.SysRoot, CpuDirectory, "intel_pstate/no_turbo");
        var boost = Path.Combine(environment.SysRoot, CpuDirectory, "cpufreq/boost");
        return (FileText.TryRead(noTurbo), FileText.TryRead(boost)) switch
        {
            ("0", _) => On($"echo 1 | sudo tee {noTurbo}"),
            ("1", _) or (_, "0") => new("turbo", false, "Turbo is off."),
            (_, "1") => On($"echo 0 | sudo tee {boost}"),
            _ => new("turbo", false, "The machine does not show whether turbo is on."),
        };

        static HostFinding On(string remedy) =>
            new("turbo", true, "Turbo is on: the clock frequency and the power of the first seconds differ from those of the minutes after them.", remedy);
    }

    /// <remarks>
    /// https://www.intel.com/content/www/us/en/developer/articles/technical/software-security-guidance/advisory-guidance/running-average-power-limit-energy-reporting.html
    /// </remarks>
    private static HostFinding EnergyFilter(MeterEnvironment environment)
    {
        var hasSgx = (FileText.TryRead(Path.Combine(environment.ProcRoot, "cpuinfo")) ?? "").Split('\n')
            .Any(line => line.StartsWith("flags", StringComparison.Ordinal) && line.Split(' ').Contains("sgx"));
        return hasSgx
            ? new("energy filtering", true, "SGX is enabled, and with it Intel adds random noise to the energy counters, which makes short measurements less exact.",
                "Switch SGX off in the firmware where nothing needs it.")
            : new("energy filtering", false, "Nothing shows that noise is added to the energy counters.");
    }

    private static HostFinding PowerSource(MeterEnvironment environment)
    {
        if (FileText.TryRead(Path.Combine(environment.SysRoot, "firmware/acpi/platform_profile")) is "low-power" or "quiet")
            return new("power source", true, "The platform profile saves power, which lowers clock frequencies.", "echo balanced | sudo tee /sys/firmware/acpi/platform_profile");
        var supplies = Path.Combine(environment.SysRoot, "class/power_supply");
        var discharges = Directory.Exists(supplies)
            && Directory.GetDirectories(supplies).Any(supply => FileText.TryRead(Path.Combine(supply, "status")) == "Discharging");
        return discharges
            ? new("power source", true, "The machine runs on its battery, which most machines answer with lower clock frequencies.", "Connect the power supply.")
            : new("power source", false, "The machine does not run on a battery.");
    }

    private static HostFinding FreeCores(MeterEnvironment environment, ProcessorFacts processor)
    {
        var text = FileText.TryRead(Path.Combine(environment.ProcRoot, "loadavg"))?.Split(' ')[0];
        if (!double.TryParse(text, CultureInfo.InvariantCulture, out var load))
            return new("other load", false, "The machine does not show its load.");

        var found = string.Create(CultureInfo.InvariantCulture, $"In the last minute {load:0.0} of {processor.LogicalCpus} CPUs were wanted");
        return processor.LogicalCpus - load < 1
            ? new("other load", true, $"{found}: the program that is measured will wait for its CPU, and the profiler with it.", "Stop other work, or measure on a machine with more CPUs.")
            : load > 0.1 * processor.LogicalCpus
                ? new("other load", true, $"{found}: other work shares the processor's power and caches.", "Stop other work while you measure.")
                : new("other load", false, $"{found}.");
    }

    private static IEnumerable<string> CpuFiles(MeterEnvironment environment, string file)
    {
        var directory = Path.Combine(environment.SysRoot, CpuDirectory);
        return Directory.Exists(directory)
            ? Directory.GetDirectories(directory, "cpu*").Select(cpu => FileText.TryRead(Path.Combine(cpu, file))).OfType<string>()
            : [];
    }
}
