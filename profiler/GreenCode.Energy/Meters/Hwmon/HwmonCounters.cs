namespace GreenCode.Energy.Meters.Hwmon;

/// <summary>Hardware monitoring files as counters of microjoules: a power is integrated between its samples (trapezoidal rule).</summary>
internal sealed class HwmonCounters(CounterFiles files, bool[] isPower, MeterClock clock) : ICounterSource
{
    private readonly (MonotonicTime Time, double Microwatts, double Microjoules)[] _integrals = new (MonotonicTime, double, double)[isPower.Length];

    public void Read(Span<CounterValue> values)
    {
        for (var i = 0; i < isPower.Length; i++)
        {
            values[i] = files.Read(i);
            if (isPower[i] && values[i].Problem is null)
                values[i] = new(Integrate(ref _integrals[i], clock.Now(), values[i].Count));
        }
    }

    public void Dispose() => files.Dispose();

    private static ulong Integrate(ref (MonotonicTime Time, double Microwatts, double Microjoules) integral, MonotonicTime now, double microwatts)
    {
        var energy = integral.Time == default ? 0 : (integral.Microwatts + microwatts) / 2 * (now - integral.Time).TotalSeconds;
        integral = (now, microwatts, integral.Microjoules + energy);
        return (ulong)integral.Microjoules;
    }
}
