namespace GreenCode.Energy.Meters;

/// <summary>The I/O of a counting meter: raw values in, no arithmetic.</summary>
internal interface ICounterSource : IDisposable
{
    /// <summary>Reads every counter once, as close together as possible. Does not throw: a counter that fails gets its problem.</summary>
    void Read(Span<CounterValue> values);
}
