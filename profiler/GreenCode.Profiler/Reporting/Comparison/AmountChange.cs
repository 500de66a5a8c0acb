namespace GreenCode.Profiler.Reporting.Comparison;

/// <summary>The energy of one thing in two records.</summary>
/// <param name="Before">Its energy in the first record; null where it was not seen there.</param>
/// <param name="After">Its energy in the second record; null where it was not seen there.</param>
public sealed record AmountChange(EnergyAmount? Before, EnergyAmount? After)
{
    /// <summary>What a thing that was not seen may have cost all the same, in joules: nothing, unless somebody says so.</summary>
    public double UnseenHigh { get; init; }

    /// <summary>Joules more in the second record; below 0 for less. What was not seen counts as 0.</summary>
    public double Difference => (After?.Joules ?? 0) - (Before?.Joules ?? 0);

    /// <summary>The difference as a share of the first record's energy; null where that is 0 or was not seen.</summary>
    public double? RelativeDifference => Before is { Joules: > 0 } before ? Difference / before.Joules : null;

    /// <summary>
    /// Whether the difference is more than chance: the 95 % intervals do not overlap. An interval of no width says that no uncertainty was
    /// computed, and then nothing can be told apart.
    /// </summary>
    public ChangeVerdict Verdict
    {
        get
        {
            if (!HasInterval(Before) || !HasInterval(After))
                return ChangeVerdict.NotDistinguishable;
            if ((After?.High ?? UnseenHigh) < (Before?.Low ?? 0))
                return ChangeVerdict.Less;
            return (After?.Low ?? 0) > (Before?.High ?? UnseenHigh) ? ChangeVerdict.More : ChangeVerdict.NotDistinguishable;
        }
    }

    private static bool HasInterval(EnergyAmount? amount) => amount is null || amount.High > amount.Low;
}
