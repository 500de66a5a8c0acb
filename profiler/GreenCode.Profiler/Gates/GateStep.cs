namespace GreenCode.Profiler.Gates;

/// <summary>A run that is to be made.</summary>
/// <param name="Side">The version to run.</param>
/// <param name="Block">The block it belongs to, from 0; null for a warm-up, which is dropped.</param>
public readonly record struct GateStep(GateSide Side, int? Block)
{
    /// <summary>Whether the run is made only to warm up.</summary>
    public bool IsWarmUp => Block is null;
}
