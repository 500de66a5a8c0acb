using GreenCode.Energy;
using GreenCode.Energy.Host;
using GreenCode.Profiler.Alignment;
using GreenCode.Profiler.Attribution;
using GreenCode.Profiler.CpuTime;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler;

/// <summary>
/// Measures whole runs from the meter and the CPU clocks alone, without sampling: the target is not touched. The energy of a window is
/// divided as in a profile (docs/methodology/attribution.md).
/// </summary>
/// <param name="meter">The meter; null where only CPU time is wanted. It stays the caller's to dispose.</param>
/// <param name="idlePower">The power that flows without work; zero where it is not known.</param>
public sealed class RunMeter(IEnergyMeter? meter, Watts idlePower) : IDisposable
{
    private static readonly TimeSpan ReadInterval = TimeSpan.FromMilliseconds(50);

    private readonly MachineBusyClock? _machine = meter is null ? null : MachineBusyClock.TryOpen(new MeterEnvironment());

    /// <summary>Begins a measurement. One at a time.</summary>
    /// <param name="targetNanoseconds">CPU time of the command and its children so far; called from another thread.</param>
    public Measurement Begin(Func<long> targetNanoseconds) => new(this, targetNanoseconds);

    /// <inheritdoc/>
    public void Dispose() => _machine?.Dispose();

    /// <summary>A measurement that goes on until it is ended.</summary>
    public sealed class Measurement : IDisposable
    {
        private readonly RunMeter _owner;
        private readonly long _targetAtStart;
        private readonly MonotonicTime _since;
        private readonly TickReader? _ticks;

        internal Measurement(RunMeter owner, Func<long> targetNanoseconds)
        {
            _owner = owner;
            _targetAtStart = targetNanoseconds();
            _since = MonotonicTime.Now;
            if (owner.Meter is { } meter)
            {
                _ticks = new(meter, () => new(
                    (owner._machine?.Read() ?? TimeSpan.Zero).Ticks * TimeSpan.NanosecondsPerTick,
                    ProcessCpuClock.Read(Environment.ProcessId) ?? 0, [OfCommand(targetNanoseconds())]), ReadInterval);
            }
        }

        /// <summary>Ends it.</summary>
        /// <param name="targetNanoseconds">CPU time of the command and its children now, asked once no other thread asks any more.</param>
        public RunSpending End(Func<long> targetNanoseconds)
        {
            _ticks?.Stop();
            var until = MonotonicTime.Now;
            var target = targetNanoseconds();
            var (joules, fault) = Divide(target);
            return new(_since, until, (target - _targetAtStart) * 1e-9, joules, fault);
        }

        /// <inheritdoc/>
        public void Dispose() => _ticks?.Dispose();

        /// <summary>The command and its children as one process, whose threads nobody looks at.</summary>
        private static ProcessCpu OfCommand(long nanoseconds) => new(0, nanoseconds, []);

        /// <summary>The clock of a process is gone with it, so its last reading is replaced by what it has spent in all.</summary>
        private (double? Joules, string? Fault) Divide(long targetAtEnd)
        {
            if (_ticks is null)
                return (null, null);
            var ticks = new List<Tick>();
            while (_ticks.TryTake(new(long.MaxValue), out var tick))
                ticks.Add(tick);
            ticks[^1] = ticks[^1] with { Cpu = ticks[^1].Cpu with { Processes = [OfCommand(targetAtEnd)] } };

            var aligner = new WindowAligner(_ => ThreadIdentity.EndedOf(0), new());
            var domains = _owner.Meter!.Description.Domains;
            var joules = 0.0;
            string? fault = null;
            foreach (var tick in ticks)
            {
                if (aligner.Close(tick) is not { } window)
                    continue;
                joules += EnergyAttribution.Divide(window, domains, _owner.IdlePower, _ => false).Target.Joules;
                fault ??= window.Fault;
            }

            return (joules, fault);
        }
    }

    private IEnergyMeter? Meter => meter;

    private Watts IdlePower => idlePower;
}
