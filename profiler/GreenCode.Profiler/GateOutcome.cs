using GreenCode.Profiler.Gates;

namespace GreenCode.Profiler;

/// <summary>What came of a gate: how it ended, and the report with whatever was measured until then.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Report">The report.</param>
public sealed record GateOutcome(GateEnd End, GateReport Report);
