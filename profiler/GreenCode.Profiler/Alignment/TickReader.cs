using System.Collections.Concurrent;
using GreenCode.Energy;
using GreenCode.Profiler.CpuTime;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Alignment;

/// <summary>
/// Reads the meter and the CPU clocks together, at an interval, on a thread of its own. Where a reading is dear because the target has thousands of
/// threads, the interval grows, so that reading never takes more than a hundredth of a processor.
/// </summary>
public sealed class TickReader : IDisposable
{
    /// <summary>How many times its cost the interval between two readings is at least, and how long it may become for that.</summary>
    private const int LeastTimesCost = 100;
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(1);

    /// <summary>How fast the usual cost follows that of a reading.</summary>
    private const double Following = 0.2;

    private readonly IEnergyMeter _meter;
    private readonly Func<CpuReading> _readClocks;
    private readonly TimeSpan _interval;
    private readonly Joules[] _domains;
    private readonly ConcurrentQueue<Tick> _ticks = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _reading;
    private double _costSeconds;

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
            var interval = Interval;
            next = next + interval > MonotonicTime.Now ? next + interval : MonotonicTime.Now + interval;
        }
        while (!isStopped);
    }

    private TimeSpan Interval
    {
        get
        {
            var affordable = Math.Min(_costSeconds * LeastTimesCost, LongestInterval.TotalSeconds);
            return affordable > _interval.TotalSeconds ? TimeSpan.FromSeconds(affordable) : _interval;
        }
    }

    private void Read()
    {
        var before = ProcessCpuClock.ReadThisThread();
        var reading = _meter.Read(_domains);
        _ticks.Enqueue(new(reading.Time, reading.HalfWidth, [.. _domains], reading.Fault, _readClocks()));
        Count++;
        _costSeconds += Following * ((ProcessCpuClock.ReadThisThread() - before) * 1e-9 - _costSeconds);
    }
}
