namespace GreenCode.Energy.Meters;

/// <summary>Why the difference of two counter values is not an amount of energy.</summary>
internal enum CounterFault
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>The counter fell and its range is not known, so nothing can be said about the wrap.</summary>
    FellWithoutRange,

    /// <summary>So much time passed that the counter may have wrapped more than once.</summary>
    MayHaveWrappedTwice,

    /// <summary>The difference needs more power than the machine can draw: the counter was reset or misread.</summary>
    Implausible,
}
