namespace GreenCode.Profiler;

/// <summary>How a running profile stands.</summary>
/// <param name="Elapsed">Time since the first reading.</param>
/// <param name="TargetJoules">The target's energy so far.</param>
/// <param name="TargetCpuSeconds">The target's CPU time so far.</param>
/// <param name="Samples">Samples so far.</param>
public readonly record struct ProfileProgress(TimeSpan Elapsed, double TargetJoules, double TargetCpuSeconds, long Samples);
