namespace KnownShares;

/// <summary>Threads that only wait, each in one of the <see cref="IdleMethods"/>, and the CPU time they used all the same.</summary>
internal sealed class IdleThreads : IDisposable
{
    private readonly IdleMethods _methods = new();
    private readonly List<Thread> _threads = [];
    private readonly Dictionary<string, long> _nanoseconds = [];

    public IdleThreads(int count)
    {
        (string Name, Action Wait)[] kinds =
        [
            (nameof(IdleMethods.SleepInLoop), _methods.SleepInLoop), (nameof(IdleMethods.WaitForHandle), _methods.WaitForHandle),
            (nameof(IdleMethods.WaitForLock), _methods.WaitForLock), (nameof(IdleMethods.ReadFromPipe), _methods.ReadFromPipe),
        ];
        _methods.Hold();
        for (var i = 0; i < count; i++)
        {
            var (name, wait) = kinds[i % kinds.Length];
            _nanoseconds.TryAdd(name, 0);
            var thread = new Thread(() => Run(name, wait)) { Name = name };
            _threads.Add(thread);
            thread.Start();
        }
    }

    /// <summary>Ends the threads; the CPU time of each method's threads together, from their start to their end.</summary>
    public IReadOnlyDictionary<string, long> Stop()
    {
        _methods.Release();
        _threads.ForEach(t => t.Join());
        return _nanoseconds;
    }

    public void Dispose() => _methods.Dispose();

    private void Run(string name, Action wait)
    {
        wait();
        lock (_nanoseconds)
            _nanoseconds[name] += CpuClock.ThreadNanoseconds;
    }
}
