namespace GreenCode.Profiler.Gates;

/// <summary>The two versions that a gate compares.</summary>
public enum GateSide
{
    /// <summary>What is there already.</summary>
    Baseline,

    /// <summary>What is asked to replace it.</summary>
    Candidate,
}
