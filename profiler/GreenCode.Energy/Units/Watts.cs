namespace GreenCode.Energy;

/// <summary>Power in watts (1 W = 1 J/s).</summary>
/// <param name="Value">Watts.</param>
public readonly record struct Watts(double Value)
{
    /// <summary>The energy that this power amounts to over <paramref name="duration"/>.</summary>
    public static Joules operator *(Watts power, TimeSpan duration) => new(power.Value * duration.TotalSeconds);

    /// <summary>A power scaled by a number without a unit.</summary>
    public static Watts operator *(Watts power, double factor) => new(power.Value * factor);
}
