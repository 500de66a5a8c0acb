using System.Text.RegularExpressions;

namespace GreenCode.Energy.Meters.WindowsEmi;

/// <summary>What an EMI channel counts, told by its name: <c>RAPL_Package0_PKG</c>, <c>_DRAM</c>, <c>_PP0</c> (cores), <c>_PP1</c> (graphics).</summary>
internal static partial class EmiDomains
{
    /// <summary>The domain of a channel; null for a counter of a single core, of which there are too many to read.</summary>
    public static EnergyDomain? Of(string? channel)
    {
        if (channel is null)
            return new("a channel", EnergyDomainKind.Other, "Its unit is not known.");
        if (Core.IsMatch(channel))
            return null;
        if (Rapl.Match(channel) is not { Success: true } match)
            return new(channel, EnergyDomainKind.Other, "It is not known whether another counter contains it.");

        var package = $"package-{match.Groups[1].Value}";
        return match.Groups[2].Value switch
        {
            "PKG" => new(package, EnergyDomainKind.Package),
            "DRAM" => new($"{package}/dram", EnergyDomainKind.Dram),
            "PP0" => new($"{package}/core", EnergyDomainKind.Core, "The package contains its cores."),
            _ => new($"{package}/uncore", EnergyDomainKind.Uncore, "The package contains its uncore part."),
        };
    }

    [GeneratedRegex(@"^RAPL_Package(\d+)_(PKG|DRAM|PP0|PP1)$", RegexOptions.CultureInvariant)]
    private static partial Regex Rapl { get; }

    [GeneratedRegex(@"^RAPL_Package\d+_Core\d+_CORE$", RegexOptions.CultureInvariant)]
    private static partial Regex Core { get; }
}
