using GreenCode.Profiler.Gates;

namespace GreenCode.Profiler;

/// <summary>How a gate that runs stands.</summary>
/// <param name="Done">Runs that were made, warm-ups included; of the search by itself.</param>
/// <param name="Planned">Runs that are made at most.</param>
/// <param name="Side">The version that ran last.</param>
/// <param name="Stage">What that run was for.</param>
public sealed record GateProgress(int Done, int Planned, GateSide Side, GateStage Stage);
