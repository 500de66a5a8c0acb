using System.Collections.Immutable;

namespace GreenCode.Energy;

/// <summary>What a meter is, as a record names it.</summary>
/// <param name="Name">The meter's short name, as <c>--meter</c> takes it: <c>powercap</c>, <c>estimate</c>, …</param>
/// <param name="Provenance">Whether its joules are measured or estimated.</param>
/// <param name="Domains">Its counters, in the order in which <see cref="IEnergyMeter.Read"/> fills them.</param>
/// <param name="LowFactor">The true energy is at least this times the reading: 1 for a measuring meter, below 1 for an estimate.</param>
/// <param name="HighFactor">The true energy is at most this times the reading: 1 for a measuring meter, above 1 for an estimate.</param>
/// <param name="IdlePower">The part of the power that flows without any work, where the meter knows it (a power model does); null otherwise.</param>
/// <param name="Notes">Caveats that a reader of any figure of this meter must know, as sentences.</param>
public sealed record MeterDescription(
    string Name,
    Provenance Provenance,
    ImmutableArray<EnergyDomain> Domains,
    double LowFactor,
    double HighFactor,
    Watts? IdlePower,
    ImmutableArray<string> Notes);
