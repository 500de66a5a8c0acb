using System.Globalization;

namespace GreenCode.Energy.Meters;

/// <summary>
/// A meter over counters of energy. It keeps the rules that all such meters share: read promptly or read again, correct wraps
/// counter by counter, and give no energy at all for an interval in which anything cannot be believed.
/// </summary>
internal sealed class CountingMeter : IEnergyMeter
{
    private const int Attempts = 4;
    private static readonly TimeSpan UsuallyPrompt = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan StandstillLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SuspensionLimit = TimeSpan.FromMilliseconds(10);

    private readonly WrappingCounter?[] _arithmetic;
    private readonly ICounterSource _source;
    private readonly MeterClock _clock;
    private readonly TimeSpan _prompt;
    private readonly CounterValue[] _values;
    private readonly ulong[] _previous;
    private readonly double[] _deltas;
    private readonly double[] _totals;
    private readonly bool[] _isLost;
    private readonly MonotonicTime[] _movedAt;
    private MonotonicTime _previousTime;
    private TimeSpan _suspended;
    private bool _hasBaseline;

    /// <param name="description">The meter; one domain for each counter.</param>
    /// <param name="arithmetic">The arithmetic of each counter; null for one that could not be opened and stays at zero.</param>
    /// <param name="source">Reads the counters; disposed with the meter.</param>
    /// <param name="clock">The clocks.</param>
    /// <param name="prompt">A reading that took longer than this was preempted and is done again; a millisecond by default.</param>
    public CountingMeter(MeterDescription description, WrappingCounter?[] arithmetic, ICounterSource source, MeterClock clock, TimeSpan? prompt = null)
    {
        (Description, _arithmetic, _source, _clock, _prompt) = (description, arithmetic, source, clock, prompt ?? UsuallyPrompt);
        var count = description.Domains.Length;
        _values = new CounterValue[count];
        _previous = new ulong[count];
        _deltas = new double[count];
        _totals = new double[count];
        _movedAt = new MonotonicTime[count];
        _isLost = [.. arithmetic.Select(counter => counter is null)];
    }

    public MeterDescription Description { get; }

    public EnergyReading Read(Span<Joules> cumulative)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cumulative.Length, _totals.Length);
        var (time, halfWidth) = ReadPromptly();
        var suspended = _clock.Suspended();
        var fault = _hasBaseline && suspended - _suspended > SuspensionLimit
            ? string.Create(CultureInfo.InvariantCulture, $"The machine was suspended for {(suspended - _suspended).TotalSeconds:0.0} s; the energy of that interval is not known.")
            : null;

        for (var i = 0; i < _values.Length; i++)
            fault = Join(fault, Advance(i, time));
        if (fault is null && !AnyCountedDomainIsRead())
            fault = "None of the counters that make up the total can be read any more.";

        for (var i = 0; i < _totals.Length; i++)
        {
            // One interval, one verdict: a faulty interval adds nothing anywhere, so that sums over intervals equal the totals.
            if (fault is null)
                _totals[i] += _deltas[i];
            cumulative[i] = new(_totals[i] * (_arithmetic[i]?.JoulesPerCount ?? 0));
        }

        (_previousTime, _suspended, _hasBaseline) = (time, suspended, true);
        return new(time, halfWidth, fault);
    }

    public void Dispose() => _source.Dispose();

    private (MonotonicTime Midpoint, TimeSpan HalfWidth) ReadPromptly()
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = _clock.Now();
            _source.Read(_values);
            var width = _clock.Now() - before;
            if (width <= _prompt || attempt == Attempts)
                return (before + width / 2, width / 2);
        }
    }

    private string? Advance(int i, MonotonicTime time)
    {
        _deltas[i] = 0;
        if (_arithmetic[i] is not { } counter)
            return null;

        var (now, problem) = _values[i];
        var previous = _previous[i];
        if (problem is not null)
            return Lose(i, problem);
        _previous[i] = now;

        if (!_hasBaseline)
        {
            _movedAt[i] = time;
            return null;
        }

        if (_isLost[i])
        {
            if (now == previous)
                return null;
            (_isLost[i], _movedAt[i]) = (false, time);
            return $"The counter {Name(i)} can be read again; the energy of that interval is not known.";
        }

        var delta = counter.Between(previous, now, time - _previousTime);
        if (now != previous)
            _movedAt[i] = time;
        else if (Description.Domains[i].IsCounted && time - _movedAt[i] >= StandstillLimit)
            return Lose(i, string.Create(CultureInfo.InvariantCulture, $"has stood still at {now} for a second, which no working counter does"));

        _deltas[i] = delta.Counts;
        return delta.Fault switch
        {
            CounterFault.None => null,
            CounterFault.FellWithoutRange =>
                $"The counter {Name(i)} fell from {previous} to {now} and does not say at which value it wraps; the energy of that interval is not known.",
            CounterFault.MayHaveWrappedTwice => string.Create(CultureInfo.InvariantCulture,
                $"{(time - _previousTime).TotalSeconds:0.0} s passed between two readings, in which the counter {Name(i)} may have wrapped more than once; the energy of that interval is not known."),
            _ => $"The counter {Name(i)} went from {previous} to {now}, which is more than the machine can draw in that time; it was reset or misread, and the energy of that interval is not known.",
        };
    }

    private string? Lose(int i, string problem)
    {
        if (_isLost[i])
            return null;
        _isLost[i] = true;
        return $"The counter {Name(i)} {problem}; its energy is missing from here on.";
    }

    private bool AnyCountedDomainIsRead()
    {
        for (var i = 0; i < _isLost.Length; i++)
        {
            if (!_isLost[i] && Description.Domains[i].IsCounted)
                return true;
        }

        return false;
    }

    private string Name(int i) => Description.Domains[i].Name;

    private static string? Join(string? first, string? second) => first is null ? second : second is null ? first : $"{first} {second}";
}
