using GreenCode.Energy.Meters;

namespace GreenCode.Energy.LibreHardwareMonitor;

/// <summary>
/// Average power as counters of microjoules. The library says how many watts flowed on average since the last update, so that the energy
/// of an interval is the value at its end times its length.
/// </summary>
internal sealed class AveragePowerCounters(IPowerSensors sensors, MeterClock clock) : ICounterSource
{
    private readonly double[] _microjoules = new double[sensors.Sensors.Length];
    private MonotonicTime? _previous;

    public void Read(Span<CounterValue> values)
    {
        var problem = TryUpdate();
        var now = clock.Now();
        var elapsed = now - (_previous ?? now);
        _previous = now;
        for (var i = 0; i < _microjoules.Length; i++)
        {
            var watts = problem is null ? sensors.Watts(i) : null;
            _microjoules[i] += 1e6 * (watts ?? 0) * elapsed.TotalSeconds;
            values[i] = watts is >= 0 ? new((ulong)_microjoules[i]) : new(0, problem ?? "shows no value");
        }
    }

    public void Dispose() => sensors.Dispose();

    private string? TryUpdate()
    {
        try
        {
            sensors.Update();
            return null;
        }
        catch (Exception failure)
        {
            // The library promises nothing about what it throws, and a profile must survive all of it.
            return $"cannot be read any more ({failure.Message})";
        }
    }
}
