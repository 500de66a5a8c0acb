using System.Collections.Concurrent;
using System.Collections.Immutable;
using GreenCode.Energy;
using GreenCode.Energy.Host;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler.CpuTime;

/// <summary>
/// Reads the CPU clocks of the target's processes, their threads and the machine. New processes and threads are only looked for when something
/// has begun on the machine, which the kernel tells in one number. Not thread-safe, but for <see cref="Threads"/>.
/// </summary>
/// <param name="tree">The target's processes.</param>
/// <param name="procRoot">Normally <c>/proc</c>.</param>
public sealed class CpuClocks(ProcessTree tree, string procRoot = "/proc") : IDisposable
{
    /// <summary>Readings after which is looked whatever the kernel says, and for which a thread that has ended is remembered.</summary>
    private const int LookAnyway = 20, Remembered = 400;

    private readonly Dictionary<int, ProcessClocks> _processes = [];
    private readonly ConcurrentDictionary<int, ThreadIdentity> _identities = new();
    private readonly Queue<(int ThreadId, ThreadIdentity Identity, int Reading)> _ended = new();
    private readonly MachineBusyClock? _machine = MachineBusyClock.TryOpen(new MeterEnvironment(ProcRoot: procRoot));
    private readonly BegunTasks _begun = new(procRoot);
    private int _readings;

    /// <summary>The clocks of one process, without those that it starts.</summary>
    public CpuClocks(int processId, string procRoot = "/proc")
        : this(new ProcessTree(processId, followsChildren: false, procRoot), procRoot)
    {
    }

    /// <summary>Every thread that was seen, but for those that ended long ago.</summary>
    public IReadOnlyDictionary<int, ThreadIdentity> Threads => _identities;

    /// <summary>Reads all clocks. A clock that cannot be read any more keeps its last value; ended threads are left out.</summary>
    public CpuReading Read()
    {
        var mayHaveNew = _begun.HaveBegun() || _readings % LookAnyway == 0;
        _readings++;
        if (mayHaveNew)
            tree.Look();
        FollowProcesses();
        var processes = ImmutableArray.CreateBuilder<ProcessCpu>(_processes.Count);
        foreach (var process in _processes.Values)
            processes.Add(process.Read(mayHaveNew, NoteEnded));
        ForgetEnded();
        var machine = _machine?.Read() ?? TimeSpan.Zero;
        return new(
            machine.Ticks * TimeSpan.NanosecondsPerTick, ProcessCpuClock.Read(Environment.ProcessId) ?? 0, processes.DrainToImmutable());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _machine?.Dispose();
        _begun.Dispose();
        foreach (var process in _processes.Values)
            process.Dispose();
        _processes.Clear();
    }

    private void FollowProcesses()
    {
        var living = tree.Living;
        foreach (var id in living)
        {
            if (!_processes.ContainsKey(id))
                _processes[id] = new(id, procRoot, _identities);
        }

        foreach (var (id, process) in _processes)
        {
            if (living.Contains(id) || id == tree.RootId)
                continue;
            process.Dispose();
            _processes.Remove(id);
        }
    }

    private void NoteEnded(int threadId)
    {
        if (_identities.TryGetValue(threadId, out var identity))
            _ended.Enqueue((threadId, identity, _readings));
    }

    /// <summary>Samples of a thread that has ended may still be on their way; a thread id may be in use again.</summary>
    private void ForgetEnded()
    {
        while (_ended.TryPeek(out var ended) && _readings - ended.Reading > Remembered)
        {
            _ended.Dequeue();
            _identities.TryRemove(new(ended.ThreadId, ended.Identity));
        }
    }
}
