namespace GreenCode.Energy;

/// <summary>Where a number of joules comes from. Every figure that GreenCode prints carries one of these.</summary>
public enum Provenance
{
    /// <summary>Nothing was read; the reason is given beside it.</summary>
    Unavailable,

    /// <summary>Computed from CPU time and a power model; always given with a low-high range.</summary>
    Estimated,

    /// <summary>Read from an energy or power counter of the machine.</summary>
    Measured,
}
