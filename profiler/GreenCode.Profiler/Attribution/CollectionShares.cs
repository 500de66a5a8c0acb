using System.Collections.Immutable;

namespace GreenCode.Profiler.Attribution;

/// <summary>The collector's energy by who allocated: a view of the bucket <c>gc</c>.</summary>
/// <param name="ByPath">Joules by the call path that allocated.</param>
/// <param name="Unattributed">The joules of processes without a sampled allocation, and of allocations by code without a name.</param>
public sealed record CollectionShares(ImmutableDictionary<int, double> ByPath, double Unattributed);
