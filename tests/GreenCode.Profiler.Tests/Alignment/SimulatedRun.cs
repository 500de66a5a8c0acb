using System.Collections.Immutable;
using GreenCode.Energy;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler.Tests.Alignment;

/// <summary>
/// A made-up run of which everything is known: three processes, threads that come, run, wait and go, other processes, a meter, and clocks with the faults of
/// real ones. Made from a seed, so that a failure can be seen again.
/// </summary>
internal sealed class SimulatedRun
{
    private const long Millisecond = 1_000_000;
    private const long MachineTick = 10 * Millisecond;
    private const long LongestLag = 4 * Millisecond;
    private const int Processors = 8, FirstProcess = 70;

    private readonly Random _random;
    private readonly List<Worker> _workers = [];
    private readonly List<int> _leaves = [];
    private readonly ImmutableArray<Tick>.Builder _ticks = ImmutableArray.CreateBuilder<Tick>();
    private readonly List<PathSample> _samples = [];
    private long _now = 1_000_000_000_000;
    private long _machine = 77 * Millisecond;
    private long _own = 5 * Millisecond;
    private readonly long[] _endedBefore = [3_000 * Millisecond, 0, 17 * Millisecond];
    private double[] _joules = [0, 0, 0];

    public SimulatedRun(int seed, int threads, int windows, bool isOnCpu = true)
    {
        _random = new(seed);
        for (var i = 0; i < 12; i++)
            _leaves.Add(Paths.Child(i < 4 ? CallPaths.Root : _leaves[_random.Next(i)], i == 11 ? CallPaths.Truncated : i % 7));
        for (var i = 0; i < threads; i++)
            _workers.Add(new(100 + i, (ThreadRole)_random.Next(9), _random));
        Close(0);
        for (var window = 0; window < windows; window++)
        {
            for (var step = _random.Next(5, 60); step > 0; step--)
                Step(isOnCpu);
            Close(_random.Next(12) == 0 ? 1 : 0);
        }
    }

    public static ImmutableArray<EnergyDomain> Domains { get; } =
    [
        new("package-0", EnergyDomainKind.Package), new("dram-0", EnergyDomainKind.Dram), new("psys", EnergyDomainKind.Psys, "It covers the whole machine."),
    ];

    public static IEnumerable<TargetedProcess> Processes { get; } = [.. Enumerable.Range(FirstProcess, 3).Select(id => new TargetedProcess(id, null, $"p{id}"))];

    public CallPaths Paths { get; } = new();

    public ImmutableArray<Tick> Ticks => _ticks.ToImmutable();

    /// <summary>Per thread in the order of time.</summary>
    public IReadOnlyList<PathSample> Samples => _samples;

    /// <summary>What threads of the target really used between the first and the last tick.</summary>
    public long TargetCpu { get; private set; }

    /// <summary>How far the sum of the clocks may be off: a tick of the coarsest, and the lag of every running thread.</summary>
    public long Tolerance => MachineTick + _workers.Count * LongestLag;

    public ThreadIdentity Identity(int thread) => new(thread, $"t{thread}", _workers[thread - 100].Role, ProcessOf(thread));

    private static int ProcessOf(int thread) => FirstProcess + thread % 3;

    private void Step(bool isOnCpu)
    {
        var budget = Processors * Millisecond;
        foreach (var worker in _workers)
        {
            worker.Live(_random);
            var used = worker.IsAlive && worker.IsRunning ? Math.Min(budget, (long)(_random.NextDouble() * Millisecond)) : 0;
            (worker.Cpu, budget) = (worker.Cpu + used, budget - used);
            (TargetCpu, _machine) = (TargetCpu + used, _machine + used);
            if (worker.IsAlive && (isOnCpu ? used > Millisecond / 3 : _random.Next(5) == 0))
                _samples.Add(new(worker.Id, new(_now + _random.Next((int)Millisecond)), worker.Place(_leaves, _random), KindOf(worker, isOnCpu), ProcessOf(worker.Id)));
            if (!worker.IsAlive)
            {
                _endedBefore[worker.Id % 3] += worker.Cpu;
                worker.Cpu = 0;
            }
        }

        var own = _random.Next(10) == 0 ? Math.Min(budget, _random.Next((int)Millisecond)) : 0;
        var others = _random.Next(3) == 0 ? (long)(_random.NextDouble() * (budget - own)) : 0;
        (_own, _machine) = (_own + own, _machine + own + others);
        _now += Millisecond;
    }

    private SampleKind KindOf(Worker worker, bool isOnCpu) =>
        isOnCpu ? SampleKind.OnCpu : worker.IsRunning && _random.Next(4) > 0 ? SampleKind.Managed : SampleKind.External;

    private void Close(int faults)
    {
        var fault = faults > 0 ? "A counter could not be read." : null;
        _joules = [.. _joules.Select(joules => joules + (fault is null ? _random.NextDouble() : 0))];
        var processes = _endedBefore.Select((ended, i) => new ProcessCpu(
            FirstProcess + i,
            ended + _workers.Where(worker => worker.Id % 3 == i).Sum(worker => worker.Cpu),
            [
                .. _workers.Where(worker => worker.IsAlive && worker.Id % 3 == i)
                    .Select(worker => new ThreadCpu(worker.Id, worker.Shown(_random, LongestLag)))
                    .OrderBy(_ => _random.Next()),
            ])).ToImmutableArray();
        _ticks.Add(new(
            new(_now), TimeSpan.FromMicroseconds(3), [.. _joules.Select(joules => new Joules(joules))], fault,
            new(_machine / MachineTick * MachineTick, _own, processes)));
    }

    private sealed class Worker(int id, ThreadRole role, Random random)
    {
        private long _shown;
        private int _place;

        public int Id => id;

        public ThreadRole Role => role;

        public long Cpu { get; set; } = random.Next(2) * random.Next(1_000) * Millisecond;

        public bool IsAlive { get; private set; } = random.Next(4) > 0;

        public bool IsRunning { get; private set; } = random.Next(2) == 0;

        /// <summary>Ends, begins anew, goes on or waits.</summary>
        public void Live(Random random)
        {
            if (random.Next(200) == 0)
                (IsAlive, _shown) = (!IsAlive, 0);
            if (random.Next(15) == 0)
                IsRunning = !IsRunning;
        }

        public int Place(List<int> leaves, Random random) => leaves[_place = random.Next(4) == 0 ? random.Next(leaves.Count) : _place];

        /// <summary>What the thread's clock shows: it lags while the thread runs, and never falls.</summary>
        public long Shown(Random random, long longestLag) =>
            _shown = Math.Max(_shown, Cpu - (IsRunning ? Math.Min(Cpu, (long)(random.NextDouble() * longestLag)) : 0));
    }
}
