using System.Collections.Immutable;
using GreenCode.Energy;

namespace GreenCode.Profiler.Gates;

/// <summary>The meter behind a gate's joules.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Provenance">Whether its joules are measured or estimated.</param>
/// <param name="Domains">The counters that were added up.</param>
/// <param name="IdleWatts">The machine's power at rest, which was taken off before the joules were shared out; null where none was measured.</param>
public sealed record GateMeter(string Name, Provenance Provenance, ImmutableArray<string> Domains, double? IdleWatts);
