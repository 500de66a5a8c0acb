using GreenCode.Energy.Meters;

namespace GreenCode.Energy.Tests.Meters;

/// <summary>Clocks that a test moves.</summary>
internal sealed class FakeClock
{
    private readonly Queue<TimeSpan> _latencies = [];
    private bool _isAfterRead;

    public MonotonicTime Time { get; private set; } = new(1_000_000_000_000);

    public TimeSpan Suspended { get; set; }

    public MeterClock Clock => new(Now, () => Suspended);

    public void Advance(TimeSpan duration) => Time += duration;

    /// <summary>The next reads take this long; after them every read takes no time.</summary>
    public void NextReadsTake(params TimeSpan[] latencies)
    {
        foreach (var latency in latencies)
            _latencies.Enqueue(latency);
    }

    private MonotonicTime Now()
    {
        // A meter asks for the time before and after each read.
        if (_isAfterRead && _latencies.TryDequeue(out var latency))
            Time += latency;
        _isAfterRead = !_isAfterRead;
        return Time;
    }
}
