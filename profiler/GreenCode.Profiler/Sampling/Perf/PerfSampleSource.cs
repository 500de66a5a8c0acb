using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Sampling.EventPipe;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler.Sampling.Perf;

/// <summary>
/// The preferred engine on Linux: the kernel samples every thread of the target by its own CPU time (software event cpu-clock) and walks
/// its user stack by frame pointers. The target is not stopped and does nothing for it; its event pipe only says where methods lie.
/// </summary>
/// <remarks>
/// One event per thread and processor, one ring buffer per processor; new threads and child processes inherit the events (the kernel allows ring
/// buffers for inherited events only per processor). Samples come in the order of time per processor.
/// </remarks>
public sealed unsafe class PerfSampleSource : ISampleSource
{
    /// <summary>Samples per second of CPU time where nobody says otherwise. A prime, so that it does not keep step with timers.</summary>
    public const int DefaultFrequencyHertz = 997;

    private const uint SoftwareEvent = 1;
    private const ulong CpuClock = 0;
    private const int MonotonicClock = 1;
    private const uint SampleRecord = 9, LostRecord = 2;
    private const ushort ModeMask = 7, KernelMode = 1;
    private const uint UserStackBytes = 16 * 1024;
    private const int RingPages = 512;
    /// <summary>A processor that is busy for as long as this between two looks is not lost sight of, whatever the size of the ring.</summary>
    private static readonly TimeSpan LongestDrainInterval = TimeSpan.FromMilliseconds(50), ShortestDrainInterval = TimeSpan.FromMilliseconds(5);

    private readonly ProcessTree _tree;
    private readonly int _frequency;
    private readonly TimeSpan _drainInterval;
    private readonly RuntimeEventSessions _sessions;
    private readonly ConcurrentDictionary<int, ModuleMap?> _modules = new();
    private readonly List<int> _descriptors = [];
    private readonly Dictionary<int, (int Descriptor, PerfRing Ring)> _rings = [];
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _draining;
    private readonly List<ulong> _frames = [];
    private readonly long[] _outcomes = new long[4];
    private List<RawSample> _samples = [];
    private long _lost;

    private PerfSampleSource(ProcessTree tree, int frequencyHertz)
    {
        (_tree, _frequency) = (tree, frequencyHertz);
        _sessions = new(tree.RootId, withSamples: false, Stacks);
        SeesKernel = Open(PerfEventAttributes.EventFlags.ExcludeKernelCallChain) == 0;
        if (!SeesKernel && Open(PerfEventAttributes.EventFlags.ExcludeKernel) is var error and not 0)
        {
            CloseAll();
            throw new SamplingRefusedException(Explain(error));
        }

        // A ring is emptied when it is half full, at the latest.
        var bytesPerSecond = (double)frequencyHertz * (UserStackBytes + 1024);
        _drainInterval = TimeSpan.FromSeconds(Math.Clamp(
            _rings.Values.Min(ring => ring.Ring.DataBytes) / 2 / bytesPerSecond, ShortestDrainInterval.TotalSeconds, LongestDrainInterval.TotalSeconds));
        _draining = new(DrainUntilStopped) { Name = "greencode perf", IsBackground = true };
        _draining.Start();
    }

    /// <inheritdoc/>
    public string Name => "perf";

    /// <inheritdoc/>
    public string? KnownBias => SeesKernel
        ? null
        : "This user may not sample the kernel (kernel.perf_event_paranoid is 2 or more), so what the target spends in system calls is shared out over its user-space samples of the same window.";

    /// <summary>Whether samples in the kernel are seen.</summary>
    public bool SeesKernel { get; private set; }

    /// <inheritdoc/>
    public TimeSpan DeliveryDelay => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public bool SamplesCpuTime => true;

    /// <inheritdoc/>
    public TimeSpan? RequestedInterval => TimeSpan.FromSeconds(1.0 / _frequency);

    /// <inheritdoc/>
    public int DeepestStack => 127;

    /// <inheritdoc/>
    public RawStackTable Stacks { get; } = new();

    /// <summary>Starts sampling the target's processes; their runtimes need not be up yet.</summary>
    /// <exception cref="SamplingRefusedException">The kernel does not let us; the message says why and what would help.</exception>
    public static PerfSampleSource Open(ProcessTree tree, int frequencyHertz = DefaultFrequencyHertz) => new(tree, frequencyHertz);

    /// <summary>Why this machine or user cannot sample with perf events, as sentences; null where it can.</summary>
    public static string? WhyNot()
    {
        try
        {
            using var trial = Open(new ProcessTree(Environment.ProcessId, followsChildren: false));
            return null;
        }
        catch (SamplingRefusedException refusal)
        {
            return refusal.Message;
        }
    }

    /// <inheritdoc/>
    public void Connect(int processId) => _sessions.Start(processId);

    /// <inheritdoc/>
    public bool IsConnected(int processId) => _sessions.Has(processId);

    /// <inheritdoc/>
    public void Use(int processId, ModuleMap modules) => _modules[processId] = modules;

    /// <inheritdoc/>
    public ImmutableArray<SampleBatch> Take()
    {
        var code = _sessions.Take();
        lock (_gate)
        {
            var batch = SampleBatch.Empty with { Samples = [.. _samples], Lost = _lost, ProcessId = _tree.RootId };
            _samples = [];
            return [batch, .. code];
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> Notes() => ChainNotes(
        _outcomes.Sum(), _outcomes[(int)ChainRepair.Outcome.Repaired], _outcomes[(int)ChainRepair.Outcome.Truncated], _outcomes[(int)ChainRepair.Outcome.Broken]);

    /// <summary>What a reader must know of the call chains. What rounds to 0.0 % is not worth a note.</summary>
    internal static IEnumerable<string> ChainNotes(long all, long repaired, long truncated, long broken)
    {
        string Share(long part) => ((double)part / Math.Max(1, all)).ToString("P1", CultureInfo.InvariantCulture);
        bool IsWorthANote(long part) => part >= 0.0005 * all && part > 0;

        if (IsWorthANote(repaired + truncated))
        {
            yield return $"{Share(repaired + truncated)} of the call chains broke off in native code without frame pointers and were continued from the managed caller's return address on the stack" +
                (IsWorthANote(truncated) ? $"; {Share(truncated)} lack their outer callers." : ".");
        }

        if (IsWorthANote(broken))
            yield return $"{Share(broken)} of the call chains broke off in native code and no managed caller was found; they are booked as native.";
    }

    /// <inheritdoc/>
    public void Stop(CancellationToken hurry)
    {
        _stop.Set();
        _draining.Join();
        _sessions.Stop(hurry);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Set();
        _draining.Join();
        CloseAll();
        _sessions.Dispose();
        _stop.Dispose();
    }

    /// <summary>Opens the events of all threads; the error number where the first cannot be opened.</summary>
    private int Open(PerfEventAttributes.EventFlags kernel)
    {
        var attributes = new PerfEventAttributes
        {
            Type = SoftwareEvent,
            Size = PerfEventAttributes.StructSize,
            Config = CpuClock,
            SampleFrequency = (ulong)_frequency,
            SampleType = PerfEventAttributes.SampleFields.InstructionPointer | PerfEventAttributes.SampleFields.ThreadId
                | PerfEventAttributes.SampleFields.Time | PerfEventAttributes.SampleFields.CallChain
                | PerfEventAttributes.SampleFields.UserRegisters | PerfEventAttributes.SampleFields.UserStack,
            Flags = kernel | PerfEventAttributes.EventFlags.Inherit | PerfEventAttributes.EventFlags.Frequency
                | PerfEventAttributes.EventFlags.ExcludeHypervisor | PerfEventAttributes.EventFlags.UseClockId,
            UserRegisters = RegisterMask,
            UserStackBytes = UserStackBytes,
            ClockId = MonotonicClock,
        };

        var processors = OnlineProcessors();
        var opened = new HashSet<int>();
        // Threads that appear while we look either inherit the event or are found by looking again.
        for (var found = true; found;)
        {
            found = false;
            foreach (var threadId in ThreadIds())
            {
                if (!opened.Add(threadId))
                    continue;
                found = true;
                foreach (var processor in processors)
                {
                    if (Open(attributes, threadId, processor) is var error and not 0 && error != PerfSystem.NoSuchProcess)
                        return error;
                }
            }
        }

        return _rings.Count == 0 ? PerfSystem.NoSuchProcess : 0;
    }

    private int Open(in PerfEventAttributes attributes, int threadId, int processor)
    {
        var descriptor = PerfSystem.Open(attributes, threadId, processor);
        if (descriptor < 0)
            return -descriptor;
        _descriptors.Add(descriptor);
        if (_rings.TryGetValue(processor, out var ring))
            return PerfSystem.Redirect(descriptor, ring.Descriptor) ? 0 : PerfSystem.NotSupported;
        if (PerfRing.Map(descriptor, RingPages) is not { } mapped)
            return PerfSystem.NotPermitted;
        _rings[processor] = (descriptor, mapped);
        return 0;
    }

    /// <summary>Frame pointer and stack pointer: bits 6 and 7 on x64, 29 and 31 on arm64 (the kernel's perf_regs.h).</summary>
    private static ulong RegisterMask => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 1UL << 29 | 1UL << 31 : 1UL << 6 | 1UL << 7;

    private IEnumerable<int> ThreadIds()
    {
        _tree.Look();
        return _tree.Living.SelectMany(ThreadIdsOf);
    }

    private static IEnumerable<int> ThreadIdsOf(int processId)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{processId}/task").Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>The list of processors that are online, such as <c>0-3,8</c>.</summary>
    private static ImmutableArray<int> OnlineProcessors()
    {
        var processors = ImmutableArray.CreateBuilder<int>();
        foreach (var range in File.ReadAllText("/sys/devices/system/cpu/online").Trim().Split(','))
        {
            var ends = range.Split('-');
            var (first, last) = (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture));
            processors.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return processors.ToImmutable();
    }

    private void DrainUntilStopped()
    {
        bool isStopped;
        do
        {
            isStopped = _stop.Wait(_drainInterval);
            lock (_gate)
            {
                foreach (var (_, ring) in _rings.Values)
                    ring.Drain(Handle);
            }
        }
        while (!isStopped);
    }

    private void Handle(uint type, ushort misc, ReadOnlySpan<byte> body)
    {
        if (type == LostRecord && body.Length >= 16)
            _lost += MemoryMarshal.Read<long>(body[8..]);
        if (type != SampleRecord || !PerfSample.TryRead(body, out var sample) || ModulesOf(sample.ProcessId) is not { } modules)
            return;

        _frames.Clear();
        foreach (var address in sample.Chain)
            _frames.Add(address);
        var outcome = ChainRepair.Complete(_frames, sample.Stack, sample.StackPointer, sample.FramePointer, modules);
        _outcomes[(int)outcome]++;

        var isInKernel = (misc & ModeMask) == KernelMode;
        var kind = outcome == ChainRepair.Outcome.Truncated ? SampleKind.OnCpuTruncated
            : isInKernel ? SampleKind.OnCpuInKernel
            : SampleKind.OnCpu;
        var callers = CollectionsMarshal.AsSpan(_frames);
        _samples.Add(new(
            sample.ThreadId, sample.Time, callers.IsEmpty ? 0 : callers[0], Stacks.Intern(callers.IsEmpty ? callers : callers[1..]), kind, sample.ProcessId));
    }

    /// <summary>Null for a process that is none of the target's. A child is heard of here as soon as it has used a millisecond of CPU time.</summary>
    private ModuleMap? ModulesOf(int processId)
    {
        if (_modules.TryGetValue(processId, out var modules))
            return modules;
        modules = _tree.Add(processId) ? ModuleMap.Parse(ProcessFacts.MapsOf(processId)) : null;
        _modules.TryAdd(processId, modules);
        return modules;
    }

    private void CloseAll()
    {
        foreach (var (_, ring) in _rings.Values)
            ring.Dispose();
        foreach (var descriptor in _descriptors)
            _ = PerfSystem.Close(descriptor);
        _rings.Clear();
        _descriptors.Clear();
    }

    private static string Explain(int error) => error switch
    {
        PerfSystem.PermissionDenied or PerfSystem.NotPermitted =>
            $"The kernel does not let this user sample with perf events (kernel.perf_event_paranoid is {Paranoid()}; up to 2 is enough for one's own processes). " +
            "'sysctl kernel.perf_event_paranoid=2' or the capability CAP_PERFMON allows it; a container also needs a seccomp profile that lets perf_event_open through.",
        PerfSystem.NoSuchSystemCall => "This kernel has no perf_event_open, or a seccomp profile hides it. The capability CAP_PERFMON lifts Docker's default profile.",
        PerfSystem.TooManyFiles => "There are too many threads for the limit of open files (one per thread and processor). Raise it with 'ulimit -n'.",
        PerfSystem.NoSuchProcess => "The process has ended.",
        PerfSystem.NotFound or PerfSystem.NoDevice or PerfSystem.NotSupported => "This kernel has no software CPU clock to sample with.",
        _ => $"perf_event_open failed with error {error}.",
    };

    private static string Paranoid()
    {
        try
        {
            return File.ReadAllText("/proc/sys/kernel/perf_event_paranoid").Trim();
        }
        catch (IOException)
        {
            return "not known";
        }
    }
}
