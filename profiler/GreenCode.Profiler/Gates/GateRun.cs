using System.Collections.Immutable;

namespace GreenCode.Profiler.Gates;

/// <summary>One measured run of one side: the unit of analysis. Warm-ups are none.</summary>
/// <param name="Side">The version that ran.</param>
/// <param name="Block">The block of the schedule it belongs to: one run of each side, one after the other, which are compared with each other.</param>
/// <param name="Value">The metric per unit of work (joules, CPU seconds or bytes, per run, request or operation): more than 0.</param>
/// <param name="Parts">What its methods and endpoints spent. A part that a run does not name spent nothing in it.</param>
public sealed record GateRun(GateSide Side, int Block, double Value, ImmutableArray<GatePart> Parts);
