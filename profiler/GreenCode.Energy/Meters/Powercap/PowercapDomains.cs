using System.Collections.Immutable;

namespace GreenCode.Energy.Meters.Powercap;

/// <summary>Decides which zones make up the total. Packages and DRAM are disjoint; everything else is contained in them or repeats them.</summary>
internal static class PowercapDomains
{
    /// <summary>One domain for each zone, in the same order.</summary>
    public static ImmutableArray<EnergyDomain> Of(ImmutableArray<PowercapZone> zones)
    {
        var byEntry = zones.ToDictionary(zone => zone.Entry);
        return [.. zones.Select(zone => new EnergyDomain(NameOf(zone), zone.Kind, LeftOutBecause(zone)))];

        string PathOf(PowercapZone zone) =>
            zone.ParentEntry is { } parent && byEntry.TryGetValue(parent, out var container) ? $"{PathOf(container)}/{zone.Name}" : zone.Name;

        string NameOf(PowercapZone zone) =>
            FirstWithSamePath(zone) == zone ? PathOf(zone) : $"{PathOf(zone)} ({zone.ControlType})";

        // The tree lists intel-rapl before intel-rapl-mmio.
        PowercapZone FirstWithSamePath(PowercapZone zone) =>
            zones.First(other => PathOf(other) == PathOf(zone) && (other == zone || other.ControlType != zone.ControlType));

        string? LeftOutBecause(PowercapZone zone)
        {
            if (FirstWithSamePath(zone) is var first && first != zone)
                return $"The driver {zone.ControlType} shows the same counter as {first.ControlType} once more.";
            return zone.Kind switch
            {
                EnergyDomainKind.Package or EnergyDomainKind.Dram => null,
                EnergyDomainKind.Psys => "The platform contains the packages, which are counted.",
                EnergyDomainKind.Core => "The package contains its cores.",
                EnergyDomainKind.Uncore => "The package contains its uncore part.",
                _ => "It is not known whether another counter contains it.",
            };
        }
    }
}
