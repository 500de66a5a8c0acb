namespace GreenCode.Profiler;

/// <summary>What a run of a gate is for.</summary>
public enum GateStage
{
    /// <summary>It is dropped.</summary>
    WarmUp,

    /// <summary>The verdict rests on it.</summary>
    Measurement,

    /// <summary>It is sampled, after the gate has failed, to find what carries the change.</summary>
    Search,
}
