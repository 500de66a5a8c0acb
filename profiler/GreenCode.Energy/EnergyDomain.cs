namespace GreenCode.Energy;

/// <summary>One counter of a meter, and whether its energy is part of the total.</summary>
/// <param name="Name">The name that the machine gives it, such as <c>package-0</c> or <c>dram</c> with its package.</param>
/// <param name="Kind">What it covers.</param>
/// <param name="LeftOutBecause">Why it is shown but not added to the total, as a sentence; null where it is added.</param>
public sealed record EnergyDomain(string Name, EnergyDomainKind Kind, string? LeftOutBecause = null)
{
    /// <summary>Whether this domain's energy is part of the total.</summary>
    public bool IsCounted => LeftOutBecause is null;
}
