namespace GreenCode.Profiler.Reporting;

/// <summary>The sampling engine behind a record's shares.</summary>
/// <param name="Name"><c>perf</c> or <c>eventpipe</c>.</param>
/// <param name="RequestedIntervalSeconds">The sampling interval that was asked for; null where the engine cannot be asked.</param>
/// <param name="ObservedIntervalSeconds">The interval seen in the data, of wall time per thread with <c>eventpipe</c>, of CPU time with <c>perf</c>; null without samples.</param>
/// <param name="Samples">Samples taken.</param>
/// <param name="Lost">Events that the engine reported as lost.</param>
/// <param name="UnresolvedShare">Share of frames that could not be named, from 0 to 1.</param>
/// <param name="KnownBias">What is known to be biased about this engine, as a sentence; null where nothing is.</param>
public sealed record EngineInfo(
    string Name,
    double? RequestedIntervalSeconds,
    double? ObservedIntervalSeconds,
    long Samples,
    long Lost,
    double UnresolvedShare,
    string? KnownBias);
