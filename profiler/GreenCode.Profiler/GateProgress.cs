using GreenCode.Profiler.Gates;

namespace GreenCode.Profiler;

/// <summary>How a gate that runs stands.</summary>
/// <param name="Done">Runs that were made, warm-ups included.</param>
/// <param name="Planned">Runs that are made at most.</param>
/// <param name="Side">The version that ran last.</param>
/// <param name="IsWarmUp">Whether that run was a warm-up.</param>
/// <param name="Value">What it cost per unit of work.</param>
public sealed record GateProgress(int Done, int Planned, GateSide Side, bool IsWarmUp, double Value);
