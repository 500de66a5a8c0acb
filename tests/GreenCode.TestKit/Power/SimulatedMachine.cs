using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GreenCode.Energy;

namespace GreenCode.TestKit.Power;

/// <summary>
/// A machine whose energy is known. It looks like a powercap tree; its counters advance by known joules per CPU second, either by hand
/// (<see cref="Advance"/>, for arithmetic) or, once started, for the CPU time that the real machine spends, with a ledger of who was
/// charged what. Packages and DRAM make up the total; the core zones and psys are there to be left out.
/// </summary>
public sealed partial class SimulatedMachine : IDisposable
{
    private static readonly TimeSpan OthersInterval = TimeSpan.FromMilliseconds(10);

    private readonly Lock _lock = new();
    private readonly SimulatedMachineOptions _options;
    private readonly MachineTree _tree = new();
    private readonly List<(SimulatedCounter Counter, double PackageShare, double DramShare)> _counters = [];
    private readonly List<WatchedClock> _watched = [];
    private readonly Dictionary<string, Joules> _charged = [];
    private Joules _idle;
    private Joules _others;
    private Thread? _updater;
    private volatile bool _isStopping;

    /// <summary>Makes the machine; its counters stand still until it is started or advanced.</summary>
    public SimulatedMachine(SimulatedMachineOptions? options = null)
    {
        _options = options ?? new();
        for (var package = 0; package < _options.PackageShares.Count; package++)
        {
            var share = _options.PackageShares[package];
            AddZone($"intel-rapl:{package}", $"package-{package}", _options.Range, share, 0);
            AddZone($"intel-rapl:{package}:0", "core", _options.Range, 0.7 * share, 0);
            if (_options.HasDram)
                AddZone($"intel-rapl:{package}:1", "dram", _options.Range, 0, share);
        }

        // Platform counters have a coarser unit and so a larger range.
        AddZone($"intel-rapl:{_options.PackageShares.Count}", "psys", 16 * _options.Range, 1.3, 1.3);
    }

    /// <summary>The machine's powercap class directory, for <c>--powercap-root</c>.</summary>
    public string PowercapRoot => _tree.PowercapRoot;

    /// <summary>Where a meter finds this machine: its own sysfs, and the real procfs.</summary>
    public MeterEnvironment Environment => new(_tree.Environment.SysRoot);

    /// <summary>Charges a process for its CPU time from now on.</summary>
    public void Watch(string name, int processId) => Watch(name, () => CpuClock.OfProcess(processId));

    /// <summary>Charges a thread for its CPU time from now on. Watch either a process or its threads, or their time is charged twice.</summary>
    public void WatchThread(string name, int processId, int threadId) => Watch(name, () => CpuClock.OfThread(processId, threadId));

    /// <summary>Charges by hand: idle power for the elapsed time, and dynamic power for CPU time.</summary>
    public void Advance(TimeSpan elapsed, TimeSpan othersCpu = default, params ReadOnlySpan<(string Name, TimeSpan Cpu)> watched)
    {
        lock (_lock)
        {
            Charge(_options.IdlePower * elapsed, DramIdle * elapsed, ref _idle);
            Charge(_options.PowerPerBusyCpu * othersCpu, DramPerBusyCpu * othersCpu, ref _others);
            foreach (var (name, cpu) in watched)
            {
                ref var charged = ref CollectionsMarshal.GetValueRefOrAddDefault(_charged, name, out _);
                Charge(_options.PowerPerBusyCpu * cpu, DramPerBusyCpu * cpu, ref charged);
            }

            foreach (var (counter, _, _) in _counters)
                counter.Publish();
            LastUpdate = MonotonicTime.Now;
        }
    }

    /// <summary>What has been charged up to the last refresh.</summary>
    public EnergyLedger Ledger
    {
        get
        {
            lock (_lock)
            {
                var total = _charged.Values.Aggregate(_idle + _others, (sum, joules) => sum + joules);
                return new(_idle, _charged.ToImmutableDictionary(), _others, total, LastUpdate);
            }
        }
    }

    /// <summary>From now on charges the CPU time of the real machine, refreshing the counters about every millisecond.</summary>
    public void Start()
    {
        foreach (var watched in _watched)
            watched.TryRestart();
        _isStopping = false;
        _updater = new(Run) { IsBackground = true, Name = "Simulated machine" };
        _updater.Start();
    }

    /// <summary>Refreshes the counters a last time and leaves them standing.</summary>
    public void Stop()
    {
        _isStopping = true;
        _updater?.Join();
        _updater = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        foreach (var (counter, _, _) in _counters)
            counter.Dispose();
        _tree.Dispose();
    }

    private MonotonicTime LastUpdate { get; set; } = MonotonicTime.Now;

    private Watts DramIdle => _options.HasDram ? _options.DramIdlePower : default;

    private Watts DramPerBusyCpu => _options.HasDram ? _options.DramPowerPerBusyCpu : default;

    private void Run()
    {
        var random = new Random(_options.Seed);
        using var machine = new MachineBusyTime();
        var previous = MonotonicTime.Now;
        var (othersRead, watchedTotal, othersTotal) = (previous, TimeSpan.Zero, TimeSpan.Zero);
        bool isLast;
        do
        {
            isLast = _isStopping;
            if (!isLast)
                Sleep(_options.UpdatePeriod * (1 + _options.Jitter * (2 * random.NextDouble() - 1)));

            var charges = WatchedSinceLastUpdate();
            foreach (var (_, cpu) in charges)
                watchedTotal += cpu;

            var now = MonotonicTime.Now;
            var others = TimeSpan.Zero;
            if (isLast || now - othersRead >= OthersInterval)
            {
                // Busy time comes in steps of a hundredth of a second, watched time in nanoseconds: the rest is only ever raised.
                var rest = machine.Read() - watchedTotal;
                if (rest > othersTotal)
                    (others, othersTotal) = (rest - othersTotal, rest);
                othersRead = now;
            }

            Advance(now - previous, others, charges);
            previous = now;
        }
        while (!isLast);
    }

    private void Watch(string name, Func<TimeSpan?> clock)
    {
        var watched = new WatchedClock(name, clock);
        if (!watched.TryRestart())
            throw new InvalidOperationException($"There is nothing to watch as '{name}': no such process or thread.");
        lock (_lock)
        {
            _watched.Add(watched);
            _charged.TryAdd(name, default);
        }
    }

    private (string Name, TimeSpan Cpu)[] WatchedSinceLastUpdate()
    {
        lock (_lock)
            return [.. _watched.Select(watched => (watched.Name, watched.Step()))];
    }

    private void Charge(Joules packages, Joules dram, ref Joules account)
    {
        account += packages + dram;
        foreach (var (counter, packageShare, dramShare) in _counters)
            counter.Charge(packages * packageShare + dram * dramShare);
    }

    private void AddZone(string entry, string name, ulong range, double packageShare, double dramShare)
    {
        _tree.WithZone(entry, name, _options.InitialMicrojoules, range);
        var counter = new SimulatedCounter(_tree.PathOf($"{MachineTree.DeviceDirectoryOf(entry)}/energy_uj"), range, _options.InitialMicrojoules);
        counter.Publish();
        _counters.Add((counter, packageShare, dramShare));
    }

    private static void Sleep(TimeSpan duration)
    {
        var time = new TimeSpec { Nanoseconds = (nint)(duration.Ticks * TimeSpan.NanosecondsPerTick) };
        _ = NanoSleep(in time, 0);
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in TimeSpec time, nint remaining);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
