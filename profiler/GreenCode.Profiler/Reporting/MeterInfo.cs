using System.Collections.Immutable;
using GreenCode.Energy;

namespace GreenCode.Profiler.Reporting;

/// <summary>The energy meter behind a record's joules.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Provenance">Whether the joules are measured or estimated.</param>
/// <param name="Domains">The domains that were added up, and those left out with the reason.</param>
/// <param name="ReadIntervalSeconds">The time between readings that was asked for.</param>
/// <param name="Readings">How many readings were taken.</param>
/// <param name="Faults">How many intervals had to be left out because the meter could not be believed.</param>
/// <param name="PassedOver">More trusted meters that were not usable, and why.</param>
/// <param name="LowFactor">
/// What the lower end of every interval was multiplied by, because the true energy is at least this times the reading: 1 for a measuring meter, below 1 for an estimate.
/// </param>
/// <param name="HighFactor">
/// What the upper end of every interval was multiplied by, because the true energy is at most this times the reading: 1 for a measuring meter, above 1 for an estimate.
/// </param>
public sealed record MeterInfo(
    string Name,
    Provenance Provenance,
    ImmutableArray<DomainInfo> Domains,
    double ReadIntervalSeconds,
    int Readings,
    int Faults,
    ImmutableArray<PassedOverMeter> PassedOver,
    double LowFactor = 1,
    double HighFactor = 1);
