using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler;

/// <summary>How a running profile stands.</summary>
/// <param name="Elapsed">Time since the first reading.</param>
/// <param name="TargetJoules">The target's energy so far.</param>
/// <param name="TargetCpuSeconds">The target's CPU time so far.</param>
/// <param name="Samples">Samples so far.</param>
public readonly record struct ProfileProgress(TimeSpan Elapsed, double TargetJoules, double TargetCpuSeconds, long Samples)
{
    /// <summary>
    /// Composes the record of what was measured so far, without its call tree. To be called while the progress is reported and not later; what still
    /// waits for a sample is in the target's energy but in none of its parts.
    /// </summary>
    public Func<EnergyRecord>? SoFar { get; init; }
}
