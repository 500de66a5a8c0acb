using System.Collections.Immutable;
using GreenCode.Energy;

namespace GreenCode.Profiler.Attribution;

/// <summary>A piece of the ledger's time line.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Domains">Joules per domain of the meter.</param>
/// <param name="Target">The target's share.</param>
public sealed record TimelinePoint(MonotonicTime Start, TimeSpan Length, ImmutableArray<double> Domains, Share Target);
