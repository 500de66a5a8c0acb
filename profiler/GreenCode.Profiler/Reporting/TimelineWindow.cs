using System.Collections.Immutable;

namespace GreenCode.Profiler.Reporting;

/// <summary>A piece of the time line.</summary>
/// <param name="StartSeconds">Seconds from the start of the profile.</param>
/// <param name="LengthSeconds">Its length.</param>
/// <param name="DomainJoules">Joules per domain, in the order of <see cref="MeterInfo.Domains"/>.</param>
/// <param name="TargetJoules">The target's share.</param>
/// <param name="TargetCpuSeconds">The target's CPU time.</param>
public sealed record TimelineWindow(
    double StartSeconds, double LengthSeconds, ImmutableArray<double> DomainJoules, double TargetJoules, double TargetCpuSeconds);
