using GreenCode.Energy;

namespace GreenCode.TestKit.Power;

/// <summary>A machine as meters see it: a sysfs and a procfs tree in a temporary folder that is deleted with the object.</summary>
public sealed class MachineTree : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("greencode-machine-").FullName;

    /// <summary>The roots of the machine, for <see cref="MeterCatalog"/>.</summary>
    public MeterEnvironment Environment => new(PathOf("sys"), PathOf("proc"));

    /// <summary>The powercap class directory, for <c>--powercap-root</c>.</summary>
    public string PowercapRoot => PathOf("sys/class/powercap");

    /// <summary>The full path of a file of the machine, such as <c>sys/class/powercap</c>.</summary>
    public string PathOf(string path) => Path.Combine(_folder, path);

    /// <summary>Writes a file, with the line end that the kernel gives it.</summary>
    public MachineTree WithFile(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text.Length == 0 ? "" : text + "\n");
        return this;
    }

    /// <summary>Makes an empty directory.</summary>
    public MachineTree WithDirectory(string path)
    {
        Directory.CreateDirectory(PathOf(path));
        return this;
    }

    /// <summary>Makes a file that nobody may read, root included: opening a directory fails in the same way as a missing permission.</summary>
    public MachineTree WithForbiddenFile(string path)
    {
        File.Delete(PathOf(path));
        return WithDirectory(path);
    }

    /// <summary>Makes a symbolic link.</summary>
    public MachineTree WithLink(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.CreateSymbolicLink(PathOf(path), target);
        return this;
    }

    /// <summary>Makes a powercap zone, linked from the class directory into the device directory as the kernel does it.</summary>
    /// <param name="entry">The directory name, such as <c>intel-rapl:0:1</c>.</param>
    /// <param name="name">What the zone calls itself.</param>
    /// <param name="microjoules">The counter.</param>
    /// <param name="range">The largest value of the counter; null for a zone without that file.</param>
    public MachineTree WithZone(string entry, string name, ulong microjoules = 0, ulong? range = PowercapRange.Long)
    {
        var device = DeviceDirectoryOf(entry);
        WithFile($"{device}/name", name).WithFile($"{device}/energy_uj", $"{microjoules}");
        if (range is not null)
            WithFile($"{device}/max_energy_range_uj", $"{range}");
        return WithLink($"sys/class/powercap/{entry}", "../../" + device["sys/".Length..]);
    }

    /// <summary>Sets the counter of a zone.</summary>
    public void SetEnergy(string entry, ulong microjoules) => SetEnergy(entry, $"{microjoules}\n");

    /// <summary>Sets the text of a zone's counter, for what no counter should hold.</summary>
    public void SetEnergy(string entry, string text) => File.WriteAllText(PathOf($"{DeviceDirectoryOf(entry)}/energy_uj"), text);

    /// <summary>Where a zone's files lie, below the machine's folder.</summary>
    public static string DeviceDirectoryOf(string entry)
    {
        var parts = entry.Split(':');
        return "sys/devices/virtual/powercap/" + string.Join('/', Enumerable.Range(1, parts.Length).Select(count => string.Join(':', parts[..count])));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
