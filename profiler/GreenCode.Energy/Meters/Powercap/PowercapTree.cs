using System.Collections.Immutable;

namespace GreenCode.Energy.Meters.Powercap;

/// <summary>What the powercap directory holds.</summary>
/// <param name="Root">The directory.</param>
/// <param name="Exists">Whether it is there.</param>
/// <param name="Zones">Its zones: those of <c>intel-rapl</c> before those of <c>intel-rapl-mmio</c>, then in the order of their entries.</param>
/// <param name="DanglingEntries">Zone links that point at nothing, which is what a container runtime leaves when it masks the counters.</param>
internal sealed record PowercapTree(string Root, bool Exists, ImmutableArray<PowercapZone> Zones, ImmutableArray<string> DanglingEntries)
{
    /// <summary>
    /// Looks for zones, both in the flat class directory (<c>/sys/class/powercap</c>) and in the nested device directory that it links
    /// to (<c>/sys/devices/virtual/powercap</c>), which is what a container may have mounted.
    /// </summary>
    public static PowercapTree Find(string root)
    {
        var directories = new Dictionary<string, string>();
        var dangling = ImmutableArray.CreateBuilder<string>();
        var exists = Directory.Exists(root);
        if (exists)
            Collect(root, depth: 0);

        var zones = directories.Select(entry => Read(entry.Key, entry.Value)).OfType<PowercapZone>()
            .OrderBy(zone => zone.ControlType, StringComparer.Ordinal).ThenBy(zone => zone.Entry, StringComparer.Ordinal);
        return new(root, exists, [.. zones], dangling.ToImmutable());

        void Collect(string directory, int depth)
        {
            foreach (var path in Entries(directory))
            {
                var entry = Path.GetFileName(path);
                if (!entry.StartsWith("intel-rapl", StringComparison.Ordinal))
                    continue;
                if (!Directory.Exists(path))
                {
                    dangling.Add(entry);
                    continue;
                }

                if (entry.Contains(':'))
                    directories.TryAdd(entry, path);
                if (depth < 2)
                    Collect(path, depth + 1);
            }
        }
    }

    private static string[] Entries(string directory)
    {
        try
        {
            return Directory.GetFileSystemEntries(directory);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static PowercapZone? Read(string entry, string directory)
    {
        if (FileText.TryRead(Path.Combine(directory, "name")) is not { Length: > 0 } name)
            return null;
        var range = FileText.TryRead(Path.Combine(directory, "max_energy_range_uj"));
        return new(entry, name, ulong.TryParse(range, out var microjoules) && microjoules > 0 ? microjoules : null, Path.Combine(directory, "energy_uj"));
    }
}
