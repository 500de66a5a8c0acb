namespace GreenCode.Profiler.Gates;

/// <summary>What a part of a run is.</summary>
public enum GatePartKind
{
    /// <summary>A method, with what it spent itself.</summary>
    Method,

    /// <summary>An HTTP endpoint, with what its requests spent.</summary>
    Endpoint,
}
