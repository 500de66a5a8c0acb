using System.Globalization;
using GreenCode.TestKit.Power;

namespace GreenCode.Profiler.Tests.CpuTime;

/// <summary>A thread that works when it is told to and sleeps otherwise.</summary>
internal sealed class Worker : IDisposable
{
    private readonly SemaphoreSlim _told = new(0);
    private readonly SemaphoreSlim _done = new(0);
    private readonly Thread _thread;
    private TimeSpan _goal;
    private bool _isEnding;

    public Worker(string name)
    {
        _thread = new(Work) { Name = name, IsBackground = true };
        _thread.Start();
        _done.Wait();
    }

    /// <summary>The operating system's id.</summary>
    public int Id { get; private set; }

    /// <summary>Uses CPU time and says how many nanoseconds the thread has used while it did.</summary>
    public long Burn(int milliseconds)
    {
        var before = Used();
        _goal = before + TimeSpan.FromMilliseconds(milliseconds);
        _told.Release();
        _done.Wait();
        return (long)(Used() - before).TotalNanoseconds;
    }

    public void Dispose()
    {
        _isEnding = true;
        _told.Release();
        _thread.Join();
        // The kernel takes the thread out of its list a moment after it has ended.
        while (CpuClock.OfThread(Environment.ProcessId, Id) is not null)
            Thread.Yield();
        _told.Dispose();
        _done.Dispose();
    }

    private TimeSpan Used() => CpuClock.OfThread(Environment.ProcessId, Id)!.Value;

    private void Work()
    {
        Id = int.Parse(Path.GetFileName(new FileInfo("/proc/thread-self").ResolveLinkTarget(false)!.Name), CultureInfo.InvariantCulture);
        _done.Release();
        for (_told.Wait(); !_isEnding; _told.Wait())
        {
            while (Used() < _goal)
                Thread.SpinWait(10_000);
            _done.Release();
        }
    }
}
