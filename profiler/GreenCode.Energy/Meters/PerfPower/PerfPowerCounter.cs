namespace GreenCode.Energy.Meters.PerfPower;

/// <summary>An event on a CPU, and the domain that it counts.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Event">The event; null for a domain that is named but not read.</param>
/// <param name="Cpu">The CPU to count on.</param>
internal sealed record PerfPowerCounter(EnergyDomain Domain, PerfPowerEvent? Event, int Cpu);
