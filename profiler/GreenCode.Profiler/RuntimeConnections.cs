using GreenCode.Energy;
using GreenCode.Profiler.Heap;
using GreenCode.Profiler.Sampling;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler;

/// <summary>
/// Connects to the runtimes of the target's processes as they come up. Nothing waits for it: a process that is short-lived, or no .NET process,
/// is measured by its CPU time, and its code is named by its libraries.
/// </summary>
internal sealed class RuntimeConnections(ISampleSource source, HeapSource heap, ProcessTree tree, Digest digest)
{
    /// <summary>Windows wait so long for the names of a new process's code.</summary>
    private static readonly TimeSpan NamesPatience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<int, (Task Connecting, MonotonicTime Since)> _connecting = [];
    private readonly HashSet<int> _refused = [];

    /// <summary>Connects to the runtime of a process, which must be up.</summary>
    /// <exception cref="SamplingRefusedException">The runtime cannot be reached.</exception>
    public void Connect(int processId)
    {
        // First, because the other lists all code that there is, which takes a while.
        heap.Connect(processId);
        source.Connect(processId);
        tree.NoteRuntime(processId, RuntimeSocket.VersionOf(processId));
    }

    /// <summary>Looks for runtimes that have come up, and at how the connecting goes.</summary>
    /// <returns>From when on windows have to wait for names; the end of time where none has to.</returns>
    public MonotonicTime Look()
    {
        foreach (var processId in tree.Living)
        {
            if (source.IsConnected(processId) || _connecting.ContainsKey(processId) || _refused.Contains(processId) || ProcessFacts.DiagnosticSocketOf(processId) is null)
                continue;
            tree.Name(processId);
            digest.CodeOf(processId).Begin();
            _connecting[processId] = (Task.Run(() => Connect(processId)), MonotonicTime.Now + -source.DeliveryDelay);
        }

        var held = new MonotonicTime(long.MaxValue);
        foreach (var (processId, (connecting, since)) in _connecting)
        {
            if (connecting.IsCompleted)
            {
                // Its own reason does not matter: it has ended meanwhile, or speaks another language.
                if (connecting.IsFaulted && Directory.Exists($"/proc/{processId}"))
                    _refused.Add(processId);
                _connecting.Remove(processId);
            }
            else if (MonotonicTime.Now - since < NamesPatience && since < held)
            {
                held = since;
            }
        }

        return held;
    }
}
