using System.Globalization;

namespace GreenCode.Energy.Host;

/// <summary>The processors of a machine, as Linux tells about them in <c>/proc/cpuinfo</c>.</summary>
/// <param name="Vendor">The vendor as the processor names itself (<c>GenuineIntel</c>, <c>AuthenticAMD</c>), or <c>ARM</c>; empty where not known.</param>
/// <param name="Family">The CPU family; on ARM the implementer; -1 where not known.</param>
/// <param name="Model">The CPU model; on ARM the part number; -1 where not known.</param>
/// <param name="ModelName">The name for people; empty where there is none.</param>
/// <param name="LogicalCpus">Logical processors that are online.</param>
/// <param name="Sockets">Processor packages.</param>
/// <param name="IsVirtualised">Whether a hypervisor says that it is there; null where the processor cannot tell.</param>
public sealed record ProcessorFacts(string Vendor, int Family, int Model, string ModelName, int LogicalCpus, int Sockets, bool? IsVirtualised)
{
    /// <summary>Reads <c>cpuinfo</c> below the procfs root; what cannot be read is left unknown.</summary>
    public static ProcessorFacts Read(MeterEnvironment environment) =>
        Parse(FileText.TryRead(Path.Combine(environment.ProcRoot, "cpuinfo")) ?? "");

    /// <summary>Reads the text of <c>/proc/cpuinfo</c>.</summary>
    public static ProcessorFacts Parse(string cpuinfo)
    {
        var fields = cpuinfo.Split('\n')
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2)
            .Select(parts => (Key: parts[0], Value: parts[1]))
            .ToList();
        var isArm = First("CPU implementer") is not null;
        var flags = First("flags");
        return new(
            First("vendor_id") ?? (isArm ? "ARM" : ""),
            Number(First(isArm ? "CPU implementer" : "cpu family")),
            Number(First(isArm ? "CPU part" : "model")),
            First("model name") ?? "",
            Math.Max(1, fields.Count(field => field.Key == "processor")),
            Math.Max(1, fields.Where(field => field.Key == "physical id").Select(field => field.Value).Distinct().Count()),
            flags is null ? null : flags.Split(' ').Contains("hypervisor"));

        string? First(string key) => fields.Find(field => field.Key == key).Value;
    }

    private static int Number(string? text)
    {
        var isHexadecimal = text?.StartsWith("0x", StringComparison.Ordinal) == true;
        return int.TryParse(isHexadecimal ? text![2..] : text, isHexadecimal ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : -1;
    }
}
