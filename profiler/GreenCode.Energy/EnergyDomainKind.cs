namespace GreenCode.Energy;

/// <summary>
/// The part of a machine whose energy a counter covers. Packages and DRAM are disjoint and are summed; psys contains
/// the packages, and packages contain core and uncore, so those three are shown but never added.
/// </summary>
public enum EnergyDomainKind
{
    /// <summary>A processor package (socket or die): cores, caches, memory controller, integrated graphics.</summary>
    Package,

    /// <summary>Memory behind a package, outside the package counter.</summary>
    Dram,

    /// <summary>The whole platform, which contains the packages.</summary>
    Psys,

    /// <summary>The cores of a package, contained in it.</summary>
    Core,

    /// <summary>The uncore or integrated graphics of a package, contained in it.</summary>
    Uncore,

    /// <summary>Anything else.</summary>
    Other,
}
