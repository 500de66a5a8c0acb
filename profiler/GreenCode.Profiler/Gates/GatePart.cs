namespace GreenCode.Profiler.Gates;

/// <summary>What a part of a run spent.</summary>
/// <param name="Kind">What the part is.</param>
/// <param name="Name">A method (<c>Namespace.Type.Method</c>) or an endpoint (method and route). A name that a run holds twice counts as their sum.</param>
/// <param name="Value">The metric per unit of work, in the same unit as <see cref="GateRun.Value"/>, of which it is a part: 0 or more.</param>
public sealed record GatePart(GatePartKind Kind, string Name, double Value);
