using System.Collections.Immutable;

namespace GreenCode.Energy;

/// <summary>The meter that was opened, with what was found about every kind that is more trusted than it.</summary>
/// <param name="Meter">The opened meter; the receiver disposes it.</param>
/// <param name="PassedOver">The kinds that were tried before it and why they were not usable.</param>
public sealed record MeterSelection(IEnergyMeter Meter, ImmutableArray<MeterProbe> PassedOver);
