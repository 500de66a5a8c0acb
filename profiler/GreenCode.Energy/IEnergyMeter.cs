namespace GreenCode.Energy;

/// <summary>
/// An opened energy meter. It counts from zero at its first reading, corrects wraps itself, and keeps its handles open, so
/// that a reading costs microseconds and allocates nothing. Not thread-safe: one reader at a time.
/// </summary>
public interface IEnergyMeter : IDisposable
{
    /// <summary>What the meter is and which domains it reads.</summary>
    MeterDescription Description { get; }

    /// <summary>
    /// Reads every domain. <paramref name="cumulative"/> has one place for each of <see cref="MeterDescription.Domains"/> and
    /// receives the joules since the first reading, never falling from one reading to the next. Does not throw when a counter
    /// disappears or cannot be read: the reading then names the fault.
    /// </summary>
    EnergyReading Read(Span<Joules> cumulative);
}
