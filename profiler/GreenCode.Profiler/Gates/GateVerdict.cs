namespace GreenCode.Profiler.Gates;

/// <summary>What a gate says.</summary>
public enum GateVerdict
{
    /// <summary>The whole interval of the ratio lies below the threshold.</summary>
    Pass,

    /// <summary>The whole interval of the ratio lies above the threshold.</summary>
    Fail,

    /// <summary>The interval contains the threshold: these runs cannot tell.</summary>
    Inconclusive,

    /// <summary>Nothing was compared: the sides are not comparable, or were not measured. <see cref="GateAnalysis"/> throws <see cref="GateRefusedException"/> instead.</summary>
    Refused,
}
