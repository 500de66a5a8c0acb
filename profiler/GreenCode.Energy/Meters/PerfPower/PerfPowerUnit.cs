using System.Collections.Immutable;
using System.Globalization;

namespace GreenCode.Energy.Meters.PerfPower;

/// <summary>The power PMU of the kernel, as sysfs describes it.</summary>
/// <param name="Type">The number that the kernel gave it.</param>
/// <param name="Cpus">One CPU of each package or die: the ones to count on.</param>
/// <param name="Events">Its events that count joules.</param>
internal sealed record PerfPowerUnit(uint Type, ImmutableArray<int> Cpus, ImmutableArray<PerfPowerEvent> Events)
{
    /// <summary>Reads the description below <c>/sys/bus/event_source/devices/power</c>; null where there is none.</summary>
    public static PerfPowerUnit? Find(MeterEnvironment environment)
    {
        var directory = Path.Combine(environment.SysRoot, "bus/event_source/devices/power");
        if (!uint.TryParse(FileText.TryRead(Path.Combine(directory, "type")), CultureInfo.InvariantCulture, out var type))
            return null;
        var events = Path.Combine(directory, "events");
        return new(
            type,
            ParseCpuList(FileText.TryRead(Path.Combine(directory, "cpumask")) ?? ""),
            [.. Names(events).Order(StringComparer.Ordinal).Select(name => ReadEvent(events, name)).OfType<PerfPowerEvent>()]);
    }

    /// <summary>The CPUs of a kernel list such as <c>0,32</c> or <c>0-3,8</c>; empty where it is not one.</summary>
    public static ImmutableArray<int> ParseCpuList(string list)
    {
        var cpus = ImmutableArray.CreateBuilder<int>();
        foreach (var range in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = range.Split('-');
            if (!int.TryParse(ends[0], CultureInfo.InvariantCulture, out var first) || !int.TryParse(ends[^1], CultureInfo.InvariantCulture, out var last))
                return [];
            for (var cpu = first; cpu <= last; cpu++)
                cpus.Add(cpu);
        }

        return cpus.ToImmutable();
    }

    /// <summary>The value of an event description such as <c>event=0x02</c>; null where it is not one.</summary>
    public static ulong? ParseConfig(string text) =>
        text.StartsWith("event=0x", StringComparison.Ordinal) && ulong.TryParse(text.AsSpan(8), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var config)
            ? config
            : null;

    private static IEnumerable<string> Names(string directory) => Directory.Exists(directory)
        ? Directory.GetFiles(directory).Select(file => Path.GetFileName(file)).Where(name => !name.Contains('.'))
        : [];

    private static PerfPowerEvent? ReadEvent(string directory, string name) =>
        ParseConfig(FileText.TryRead(Path.Combine(directory, name)) ?? "") is { } config
        && FileText.TryRead(Path.Combine(directory, name + ".unit")) == "Joules"
        && double.TryParse(FileText.TryRead(Path.Combine(directory, name + ".scale")), CultureInfo.InvariantCulture, out var scale)
            ? new(name, config, scale)
            : null;
}
