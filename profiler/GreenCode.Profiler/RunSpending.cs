using GreenCode.Energy;

namespace GreenCode.Profiler;

/// <summary>What a command and its children spent between two moments.</summary>
/// <param name="Since">The first moment.</param>
/// <param name="Until">The second.</param>
/// <param name="CpuSeconds">Their CPU time.</param>
/// <param name="Joules">Their energy; null where no meter was read.</param>
/// <param name="Fault">Why the energy cannot be believed, as a sentence; null where it can.</param>
public sealed record RunSpending(MonotonicTime Since, MonotonicTime Until, double CpuSeconds, double? Joules, string? Fault)
{
    /// <summary>The time between the two moments.</summary>
    public TimeSpan Duration => Until - Since;
}
