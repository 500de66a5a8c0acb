namespace GreenCode.Energy.Meters;

/// <summary>
/// The arithmetic of one energy counter that starts again from zero when it is full. Pure: the values come from outside.
/// </summary>
/// <param name="JoulesPerCount">Joules per count: 1e-6 for powercap.</param>
/// <param name="Modulus">Counts after which the counter starts again; null where that is not known.</param>
/// <param name="MaximumPower">More than the machine can draw through this counter. It bounds what a difference can mean.</param>
internal sealed record WrappingCounter(double JoulesPerCount, double? Modulus, Watts MaximumPower)
{
    /// <summary>
    /// A counter is refreshed in steps and a read may be late; this much time is added before a difference is called impossible.
    /// </summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The modulus of a RAPL counter from the kernel's <c>max_energy_range_uj</c>, which is the largest value (2^32 - 1 units) and
    /// so one unit short of the modulus (drivers/powercap/intel_rapl_common.c, ENERGY_STATUS_MASK).
    /// </summary>
    public static double ModulusOfRange(ulong maximumMicrojoules) => maximumMicrojoules + (double)maximumMicrojoules / uint.MaxValue;

    /// <summary>The counts between two values that were read <paramref name="elapsed"/> apart.</summary>
    public CounterDelta Between(ulong previous, ulong now, TimeSpan elapsed)
    {
        if (Modulus is { } modulus && MaximumPower * elapsed is var possible && possible.Value >= modulus * JoulesPerCount)
            return new(0, CounterFault.MayHaveWrappedTwice);

        double counts = now >= previous ? now - previous : double.NaN;
        if (double.IsNaN(counts))
        {
            // A value above the range proves that the range is not this counter's.
            if (Modulus is not { } full || previous > full)
                return new(0, CounterFault.FellWithoutRange);
            counts = full - previous + now;
        }

        return counts * JoulesPerCount <= (MaximumPower * (elapsed + Slack)).Value
            ? new(counts, CounterFault.None)
            : new(0, CounterFault.Implausible);
    }
}
