namespace GreenCode.Profiler;

/// <summary>How the running of a gate ended.</summary>
public enum GateEnd
{
    /// <summary>With a verdict.</summary>
    Decided,

    /// <summary>The runs were made and are there to be stored.</summary>
    Stored,

    /// <summary>The two sides are not comparable, or could not be measured.</summary>
    Refused,

    /// <summary>What was asked for cannot be.</summary>
    BadInput,

    /// <summary>A command failed.</summary>
    TargetFailed,

    /// <summary>Somebody stopped it.</summary>
    Interrupted,
}
