using Microsoft.Win32.SafeHandles;

namespace GreenCode.Energy.Meters.PerfPower;

/// <summary>Opened perf counters; the kernel keeps them in 64 bits.</summary>
/// <param name="handles">One for each domain; null for a domain that is not read.</param>
internal sealed class PerfCounters(SafeFileHandle?[] handles) : ICounterSource
{
    public void Read(Span<CounterValue> values)
    {
        for (var i = 0; i < handles.Length; i++)
            values[i] = handles[i] is { } handle ? PerfEvent.Read(handle) : default;
    }

    public void Dispose()
    {
        foreach (var handle in handles)
            handle?.Dispose();
    }
}
