using GreenCode.Energy.Meters;

namespace GreenCode.Energy.Tests.Meters;

/// <summary>Counters whose values a test sets.</summary>
internal sealed class ScriptedCounters(int count) : ICounterSource
{
    public CounterValue[] Values { get; } = new CounterValue[count];

    public int Reads { get; private set; }

    public bool IsDisposed { get; private set; }

    public void Read(Span<CounterValue> values)
    {
        Reads++;
        Values.CopyTo(values);
    }

    public void Dispose() => IsDisposed = true;
}
