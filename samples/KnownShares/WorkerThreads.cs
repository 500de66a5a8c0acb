namespace KnownShares;

/// <summary>A thread per method. They burn a round at the same time and wait for each other, so that the shares hold on any number of cores.</summary>
internal sealed class WorkerThreads : IDisposable
{
    private readonly Ledger _ledger;
    private readonly Thread[] _threads;
    // Kernel semaphores: waiting for them spins less than their slim relatives do.
    private readonly Semaphore[] _start;
    private readonly Semaphore _done = new(0, BusyMethod.All.Length);
    private volatile bool _stop;

    public WorkerThreads(Ledger ledger)
    {
        _ledger = ledger;
        _start = [.. BusyMethod.All.Select(_ => new Semaphore(0, 1))];
        _threads = [.. BusyMethod.All.Select((method, i) => new Thread(() => Work(i)) { Name = method.Name })];
        Array.ForEach(_threads, t => t.Start());
    }

    public void BurnTogether()
    {
        Array.ForEach(_start, s => s.Release());
        for (var i = 0; i < _threads.Length; i++)
            _done.WaitOne();
    }

    public void Dispose()
    {
        _stop = true;
        Array.ForEach(_start, s => s.Release());
        Array.ForEach(_threads, t => t.Join());
        Array.ForEach(_start, s => s.Dispose());
        _done.Dispose();
    }

    private void Work(int method)
    {
        for (_start[method].WaitOne(); !_stop; _start[method].WaitOne())
        {
            _ledger.Burn(method);
            _done.Release();
        }
    }
}
