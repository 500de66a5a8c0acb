namespace GreenCode.Energy.Meters.Estimated;

/// <summary>
/// Cumulative joules from CPU time: idle power × time + dynamic power × busy CPU time. The busy time is what is left of wall time × CPUs
/// after idle time, because the kernel measures idle periods with its clock while it samples busy time at ticks of some
/// milliseconds (see docs/methodology/estimation.md).
/// </summary>
internal sealed class EstimatingMeter(MeterDescription description, PowerModel model, ICpuTimeSource source, MeterClock clock) : IEnergyMeter
{
    private MonotonicTime _start;
    private TimeSpan _notBusyAtStart;
    private Joules _before;
    private Joules _total;
    private bool _hasBaseline;

    public MeterDescription Description { get; } = description;

    public EnergyReading Read(Span<Joules> cumulative)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cumulative.Length, 1);
        var before = clock.Now();
        var isRead = source.TryRead(out var times);
        var width = clock.Now() - before;
        var time = before + width / 2;

        string? fault = null;
        if (!isRead && _hasBaseline)
            fault = "The CPU time of the machine could not be read, or a CPU came or went; the energy of that interval is not known.";
        if (!isRead || !_hasBaseline)
            (_hasBaseline, _start, _notBusyAtStart, _before) = (isRead, time, times.NotBusy, _total);
        else
            _total = Later(_total, _before + EnergySinceStart(time, times));
        cumulative[0] = _total;
        return new(time, width / 2, fault);
    }

    public void Dispose() => source.Dispose();

    private Joules EnergySinceStart(MonotonicTime time, CpuTimes times)
    {
        var wall = time - _start;
        var busy = wall * source.Cpus - (times.NotBusy - _notBusyAtStart);
        var bounded = TimeSpan.FromTicks(Math.Clamp(busy.Ticks, 0, wall.Ticks * source.Cpus));
        return model.IdlePerCpu * (wall * source.Cpus) + model.DynamicPerBusyCpu * bounded;
    }

    /// <summary>Idle time is printed in hundredths of a second, so that the difference may fall by one; a total never does.</summary>
    private static Joules Later(Joules one, Joules other) => one.CompareTo(other) >= 0 ? one : other;
}
