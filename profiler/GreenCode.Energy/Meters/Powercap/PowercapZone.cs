namespace GreenCode.Energy.Meters.Powercap;

/// <summary>One zone of the powercap tree, as it names itself.</summary>
/// <param name="Entry">Its directory name, such as <c>intel-rapl:0:1</c>: an index, which says nothing about what it counts.</param>
/// <param name="Name">The text of its <c>name</c> file: <c>package-0</c>, <c>dram</c>, …</param>
/// <param name="Range">Microjoules in <c>max_energy_range_uj</c>; null where it is missing, zero or not a number.</param>
/// <param name="EnergyFile">The path of its <c>energy_uj</c>.</param>
internal sealed record PowercapZone(string Entry, string Name, ulong? Range, string EnergyFile)
{
    /// <summary>The driver behind it: <c>intel-rapl</c> (model-specific registers) or <c>intel-rapl-mmio</c>.</summary>
    public string ControlType => Entry[..Entry.IndexOf(':')];

    /// <summary>The entry of the zone it is part of; null for a zone at the top.</summary>
    public string? ParentEntry => Entry.LastIndexOf(':') is var last && last > Entry.IndexOf(':') ? Entry[..last] : null;

    /// <summary>What it counts, told by its name and never by its index.</summary>
    public EnergyDomainKind Kind => Name switch
    {
        "psys" => EnergyDomainKind.Psys,
        "dram" => EnergyDomainKind.Dram,
        "core" => EnergyDomainKind.Core,
        "uncore" => EnergyDomainKind.Uncore,
        _ when Name.StartsWith("package-", StringComparison.Ordinal) => EnergyDomainKind.Package,
        _ => EnergyDomainKind.Other,
    };
}
