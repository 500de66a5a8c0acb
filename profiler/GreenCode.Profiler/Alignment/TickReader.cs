using System.Collections.Concurrent;
using GreenCode.Energy;
using GreenCode.Profiler.CpuTime;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Alignment;

/// <summary>Reads the meter and the CPU clocks together, at a fixed interval, on a thread of its own.</summary>
public sealed class TickReader : IDisposable
{
    private readonly IEnergyMeter _meter;
    private readonly Func<CpuReading> _readClocks;
    private readonly TimeSpan _interval;
    private readonly Joules[] _domains;
    private readonly ConcurrentQueue<Tick> _ticks = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _reading;

    /// <summary>Takes the first reading and starts. The meter and the clocks stay the caller's to dispose, after this.</summary>
    public TickReader(IEnergyMeter meter, CpuClocks clocks, TimeSpan interval)
        : this(meter, clocks.Read, interval)
    {
    }

    /// <summary>The same with any CPU clocks, which are read on the thread of the reader.</summary>
    public TickReader(IEnergyMeter meter, Func<CpuReading> readClocks, TimeSpan interval)
    {
        (_meter, _readClocks, _interval) = (meter, readClocks, interval);
        _domains = new Joules[meter.Description.Domains.Length];
        Read();
        _reading = new(ReadUntilStopped) { Name = "greencode meter", IsBackground = true, Priority = ThreadPriority.AboveNormal };
        _reading.Start();
    }

    /// <summary>How many readings were taken.</summary>
    public int Count { get; private set; }

    /// <summary>The oldest reading that was not taken away yet, where it is not later than <paramref name="latest"/>.</summary>
    public bool TryTake(MonotonicTime latest, out Tick tick)
    {
        if (_ticks.TryPeek(out tick!) && tick.Time <= latest)
            return _ticks.TryDequeue(out tick!);
        return false;
    }

    /// <summary>Takes the last reading and ends.</summary>
    public void Stop()
    {
        _stop.Set();
        _reading.Join();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _stop.Dispose();
    }

    private void ReadUntilStopped()
    {
        var next = MonotonicTime.Now + _interval;
        bool isStopped;
        do
        {
            var wait = next - MonotonicTime.Now;
            isStopped = _stop.Wait(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            Read();
            next = next + _interval > MonotonicTime.Now ? next + _interval : MonotonicTime.Now + _interval;
        }
        while (!isStopped);
    }

    private void Read()
    {
        var reading = _meter.Read(_domains);
        _ticks.Enqueue(new(reading.Time, reading.HalfWidth, [.. _domains], reading.Fault, _readClocks()));
        Count++;
    }
}
