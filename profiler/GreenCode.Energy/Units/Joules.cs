namespace GreenCode.Energy;

/// <summary>An amount of energy in joules (1 J = 1 Ws).</summary>
/// <param name="Value">Joules.</param>
public readonly record struct Joules(double Value) : IComparable<Joules>
{
    /// <summary>No energy.</summary>
    public static Joules Zero => default;

    /// <summary>Energy from the microjoules that powercap counts.</summary>
    public static Joules FromMicrojoules(double microjoules) => new(microjoules * 1e-6);

    /// <summary>The sum of two energies.</summary>
    public static Joules operator +(Joules left, Joules right) => new(left.Value + right.Value);

    /// <summary>The difference of two energies.</summary>
    public static Joules operator -(Joules left, Joules right) => new(left.Value - right.Value);

    /// <summary>An energy scaled by a number without a unit.</summary>
    public static Joules operator *(Joules energy, double factor) => new(energy.Value * factor);

    /// <summary>Energy per time: the mean power over <paramref name="duration"/>.</summary>
    public static Watts operator /(Joules energy, TimeSpan duration) => new(energy.Value / duration.TotalSeconds);

    /// <inheritdoc/>
    public int CompareTo(Joules other) => Value.CompareTo(other.Value);
}
