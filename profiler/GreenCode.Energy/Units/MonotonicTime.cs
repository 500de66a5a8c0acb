using System.Diagnostics;

namespace GreenCode.Energy;

/// <summary>
/// A point on the machine's monotonic clock. On Linux this is CLOCK_MONOTONIC in nanoseconds: the same clock that
/// <see cref="Stopwatch"/>, EventPipe and perf events (with <c>use_clockid</c>) stamp with, so that no conversion is needed.
/// It stands still while the machine is suspended.
/// </summary>
/// <param name="Nanoseconds">Nanoseconds since an arbitrary start, the same for all processes of one boot.</param>
public readonly record struct MonotonicTime(long Nanoseconds) : IComparable<MonotonicTime>
{
    /// <summary>The present moment.</summary>
    public static MonotonicTime Now => FromTimestamp(Stopwatch.GetTimestamp());

    /// <summary>The moment of a <see cref="Stopwatch.GetTimestamp"/> value.</summary>
    public static MonotonicTime FromTimestamp(long timestamp) =>
        new(Stopwatch.Frequency == 1_000_000_000 ? timestamp : (long)(timestamp * (1e9 / Stopwatch.Frequency)));

    /// <summary>The time from <paramref name="earlier"/> to <paramref name="later"/>, at the 100 ns grain of <see cref="TimeSpan"/>.</summary>
    public static TimeSpan operator -(MonotonicTime later, MonotonicTime earlier) =>
        TimeSpan.FromTicks((later.Nanoseconds - earlier.Nanoseconds) / 100);

    /// <summary>The moment that lies <paramref name="duration"/> after <paramref name="time"/>.</summary>
    public static MonotonicTime operator +(MonotonicTime time, TimeSpan duration) => new(time.Nanoseconds + duration.Ticks * 100);

    /// <summary>Whether <paramref name="left"/> lies before <paramref name="right"/>.</summary>
    public static bool operator <(MonotonicTime left, MonotonicTime right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> lies after <paramref name="right"/>.</summary>
    public static bool operator >(MonotonicTime left, MonotonicTime right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> lies before <paramref name="right"/> or is the same moment.</summary>
    public static bool operator <=(MonotonicTime left, MonotonicTime right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> lies after <paramref name="right"/> or is the same moment.</summary>
    public static bool operator >=(MonotonicTime left, MonotonicTime right) => left.Nanoseconds >= right.Nanoseconds;

    /// <inheritdoc/>
    public int CompareTo(MonotonicTime other) => Nanoseconds.CompareTo(other.Nanoseconds);
}
