using System.Collections.Immutable;
using GreenCode.Energy;

namespace GreenCode.Profiler.Model;

/// <summary>
/// A common reading of the energy meter and the CPU clocks. Two neighbouring ticks bound a window: energy and CPU time are cut at
/// the same moments, so that nothing needs to be interpolated.
/// </summary>
/// <param name="Time">When the meter was read.</param>
/// <param name="HalfWidth">How uncertain that moment is.</param>
/// <param name="Domains">Cumulative joules per domain of the meter.</param>
/// <param name="Fault">Why the energy since the tick before is unknown; null where it is known.</param>
/// <param name="Cpu">The CPU clocks.</param>
public sealed record Tick(MonotonicTime Time, TimeSpan HalfWidth, ImmutableArray<Joules> Domains, string? Fault, CpuReading Cpu);
