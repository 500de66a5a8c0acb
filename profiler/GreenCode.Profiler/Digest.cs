using GreenCode.Energy;
using GreenCode.Profiler.Alignment;
using GreenCode.Profiler.Attribution;
using GreenCode.Profiler.CpuTime;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Sampling;
using GreenCode.Profiler.Symbols;

namespace GreenCode.Profiler;

/// <summary>
/// The middle of the flow, while the profile runs: what the sampler and the ticks delivered is named, aligned, divided and entered in the
/// ledger, and then forgotten.
/// </summary>
internal sealed class Digest
{
    private readonly ISampleSource _source;
    private readonly MeterDescription _meter;
    private readonly Watts _idlePower;
    private readonly MethodMap _methods = new();
    private readonly StackResolver _resolver;
    private readonly WindowAligner _aligner;
    private readonly HashSet<int> _sampledThreads = [];
    private readonly PriorityQueue<RawSample, long> _waiting = new();

    public Digest(ISampleSource source, CpuClocks clocks, MeterDescription meter, Watts idlePower)
    {
        (_source, _meter, _idlePower) = (source, meter, idlePower);
        _resolver = new(_methods, source.Stacks, source.DeepestStack);
        _aligner = new(id => clocks.Threads.GetValueOrDefault(id) ?? new(id, null, ThreadRole.User), _resolver.Paths);
        Ledger = new(_resolver.Paths);
    }

    public EnergyLedger Ledger { get; }

    public IReadOnlyList<MethodIdentity> Methods => _methods.Methods;

    /// <summary>Whether code has appeared since the memory map was last read.</summary>
    public bool HasNewCode { get; private set; }

    public long Samples { get; private set; }

    public long Lost { get; private set; }

    public string? EndedEarly { get; private set; }

    public double UnresolvedShare => _resolver.UnresolvedShare;

    /// <summary>In seconds of wall time per thread, or of CPU time where that is the sampler's clock.</summary>
    public double? ObservedIntervalSeconds => !_source.SamplesCpuTime ? _aligner.ObservedIntervalSeconds
        : Samples > 0 ? Ledger.Target.CpuSeconds / Samples
        : null;

    public ProfileProgress Progress => new(Ledger.Duration, Ledger.Target.Joules, Ledger.Target.CpuSeconds, Samples);

    /// <summary>Tells which code lies where.</summary>
    public void Use(ModuleMap modules)
    {
        HasNewCode = false;
        _methods.Use(modules);
        _source.Use(modules);
    }

    /// <summary>Takes what has arrived, and closes every window that ends before <paramref name="latest"/>.</summary>
    public void TakeIn(TickReader ticks, MonotonicTime latest)
    {
        var batch = _source.Take();
        (Lost, EndedEarly) = (batch.Lost, batch.EndedEarly);
        HasNewCode |= !batch.Modules.IsEmpty || !batch.Methods.IsEmpty;
        foreach (var module in batch.Modules)
            _methods.Add(module);
        foreach (var method in batch.Methods)
            _methods.Add(method);
        foreach (var sample in batch.Samples)
            _waiting.Enqueue(sample, sample.Time.Nanoseconds);
        Samples += batch.Samples.Length;

        while (ticks.TryTake(latest, out var tick))
        {
            while (_waiting.TryPeek(out _, out var time) && time <= tick.Time.Nanoseconds)
            {
                var sample = _waiting.Dequeue();
                _sampledThreads.Add(sample.ThreadId);
                _aligner.Add(_resolver.Resolve(sample));
            }

            if (_aligner.Close(tick) is { } window)
                Ledger.Enter(window, EnergyAttribution.Divide(window, _meter.Domains, _idlePower, _sampledThreads.Contains));
            _methods.Forget(tick.Time);
        }
    }
}
