using GreenCode.Energy.Meters.Estimated;

namespace GreenCode.Energy.Host;

/// <summary>
/// How long the machine's CPUs have worked since the clock was opened, all together: wall time × CPUs, less the time in which they were idle,
/// waited for a disk or were taken away by the hypervisor. The kernel measures idle periods with its clock while it samples busy time at ticks
/// of some milliseconds, so that this is more exact than its counters of busy time (docs/methodology/estimation.md). Known to some hundredths
/// of a second. Not thread-safe.
/// </summary>
public sealed class MachineBusyClock : IDisposable
{
    private readonly ICpuTimeSource _source;
    private readonly Func<MonotonicTime> _now;
    private MonotonicTime _start;
    private TimeSpan _notBusyAtStart;
    private TimeSpan _before;
    private TimeSpan _busy;
    private bool _hasBaseline;

    internal MachineBusyClock(ICpuTimeSource source, Func<MonotonicTime> now)
    {
        (_source, _now) = (source, now);
        Read();
    }

    /// <summary>Starts a clock at zero; null where the machine does not tell how long its CPUs are idle.</summary>
    public static MachineBusyClock? TryOpen(MeterEnvironment environment)
    {
        if (EstimateMeter.OpenSource(environment) is not { } source)
            return null;
        if (source.TryRead(out _))
            return new(source, () => MonotonicTime.Now);
        source.Dispose();
        return null;
    }

    /// <summary>The busy time until now. It never falls; what passes while a CPU comes or goes is left out.</summary>
    public TimeSpan Read()
    {
        var isRead = _source.TryRead(out var times);
        var time = _now();
        if (!isRead || !_hasBaseline)
        {
            (_hasBaseline, _start, _notBusyAtStart, _before) = (isRead, time, times.NotBusy, _busy);
            return _busy;
        }

        var capacity = (time - _start) * _source.Cpus;
        var busy = Clamp(capacity - (times.NotBusy - _notBusyAtStart), TimeSpan.Zero, capacity);
        return _busy = Clamp(_before + busy, _busy, TimeSpan.MaxValue);
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private static TimeSpan Clamp(TimeSpan value, TimeSpan least, TimeSpan most) => value < least ? least : value > most ? most : value;
}
