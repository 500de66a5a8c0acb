namespace GreenCode.Profiler.Gates;

/// <summary>One measured run as it is stored.</summary>
/// <param name="Position">Its place among all runs of the gate, warm-ups included, from 0.</param>
/// <param name="Block">The block of the schedule it belongs to.</param>
/// <param name="Value">The metric per unit of work: joules, CPU seconds or bytes.</param>
/// <param name="Units">How many units of work it did.</param>
/// <param name="DurationSeconds">How long it took.</param>
/// <param name="CpuSeconds">CPU time of the command and its children.</param>
/// <param name="Joules">Energy of the command and its children; null without a measuring meter.</param>
/// <param name="AllocatedBytes">What their .NET runtimes allocated; null where that was not the metric.</param>
public sealed record MeasuredRun(
    int Position, int Block, double Value, double Units, double DurationSeconds, double CpuSeconds, double? Joules, double? AllocatedBytes);
