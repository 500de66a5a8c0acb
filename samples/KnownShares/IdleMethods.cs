using System.IO.Pipes;
using System.Runtime.CompilerServices;

namespace KnownShares;

/// <summary>Methods in which a thread waits in different ways until <see cref="Release"/>. They should cost next to nothing.</summary>
public sealed class IdleMethods : IDisposable
{
    private readonly object _lock = new();
    private readonly ManualResetEvent _released = new(false);
    private readonly List<AnonymousPipeServerStream> _pipeWriters = [];
    private volatile bool _stop;

    /// <summary>Wakes ten times a second, as a poller would.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void SleepInLoop()
    {
        while (!_stop)
            Thread.Sleep(100);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void WaitForHandle() => _released.WaitOne();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void WaitForLock()
    {
        Monitor.Enter(_lock);
        Monitor.Exit(_lock);
    }

    /// <summary>A pipe for each reader: the runtime makes the socket behind a pipe at its first use, and two first uses at once cancel each other.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void ReadFromPipe()
    {
        using var reader = new AnonymousPipeClientStream(PipeDirection.In, NewWriter().ClientSafePipeHandle);
        reader.ReadByte();
    }

    /// <summary>Takes the lock that the waiters wait for; called by the thread that calls <see cref="Release"/>, before they start.</summary>
    public void Hold() => Monitor.Enter(_lock);

    public void Release()
    {
        _stop = true;
        _released.Set();
        Monitor.Exit(_lock);
        lock (_pipeWriters)
            _pipeWriters.ForEach(writer => writer.WriteByte(0));
    }

    public void Dispose()
    {
        _pipeWriters.ForEach(writer => writer.Dispose());
        _released.Dispose();
    }

    /// <summary>A reader that comes after <see cref="Release"/> finds its byte waiting.</summary>
    private AnonymousPipeServerStream NewWriter()
    {
        var writer = new AnonymousPipeServerStream(PipeDirection.Out);
        lock (_pipeWriters)
        {
            _pipeWriters.Add(writer);
            if (_stop)
                writer.WriteByte(0);
        }

        return writer;
    }
}
