namespace GreenCode.TestKit.Power;

/// <summary>The two values of <c>max_energy_range_uj</c> that real machines have: 2^32 - 1 units as the kernel rounds them.</summary>
public static class PowercapRange
{
    /// <summary>Units of 2^-14 J.</summary>
    public const ulong Long = 262_143_328_850;

    /// <summary>Units of 2^-16 J.</summary>
    public const ulong Short = 65_532_610_987;
}
