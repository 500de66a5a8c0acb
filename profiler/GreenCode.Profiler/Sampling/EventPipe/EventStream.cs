using System.Collections.Immutable;
using Microsoft.Diagnostics.NETCore.Client;

namespace GreenCode.Profiler.Sampling.EventPipe;

/// <summary>A session with a runtime over its diagnostic socket, read on a thread of its own until either side ends it.</summary>
internal sealed class EventStream : IDisposable
{
    private const int CircularBufferMegabytes = 64;
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly EventPipeSession _session;
    private readonly Action<Stream> _read;
    private readonly Thread _reading;
    private volatile string? _endedEarly;
    private volatile bool _isStopping;

    private EventStream(EventPipeSession session, Action<Stream> read, string threadName)
    {
        (_session, _read) = (session, read);
        _reading = new(ReadSession) { Name = threadName, IsBackground = true };
        _reading.Start();
    }

    /// <summary>Why the stream has ended although nobody stopped it, as a sentence; null while it has not.</summary>
    public string? EndedEarly => _endedEarly;

    /// <summary>A session whose events carry no stacks of their own, which a runtime of .NET 9 or later can leave out.</summary>
    public static EventPipeSessionConfiguration WithoutStacks(EventPipeProvider[] providers) =>
        new(providers, CircularBufferMegabytes, requestRundown: false, requestStackwalk: false);

    /// <summary>A session whose events carry their stacks.</summary>
    public static EventPipeSessionConfiguration WithStacks(EventPipeProvider[] providers) => new(providers, CircularBufferMegabytes, requestRundown: false);

    /// <summary>The one where the runtime can do that, else the other.</summary>
    public static ImmutableArray<EventPipeSessionConfiguration> PreferablyWithoutStacks(EventPipeProvider[] providers) => [WithoutStacks(providers), WithStacks(providers)];

    /// <summary>Starts the first of some sessions that the runtime understands.</summary>
    /// <param name="client">The runtime.</param>
    /// <param name="sessions">What it shall tell, best first.</param>
    /// <param name="threadName">The name of the reading thread.</param>
    /// <param name="read">Reads the stream to its end. What it throws for a malformed or broken stream ends the session.</param>
    /// <exception cref="DiagnosticsClientException">The runtime refuses.</exception>
    /// <exception cref="IOException">The socket fails.</exception>
    public static EventStream Start(DiagnosticsClient client, ImmutableArray<EventPipeSessionConfiguration> sessions, string threadName, Action<Stream> read)
    {
        foreach (var session in sessions[..^1])
        {
            try
            {
                return new(client.StartEventPipeSession(session), read, threadName);
            }
            catch (Exception failure) when (failure is UnsupportedCommandException or ServerErrorException)
            {
                // An older runtime: the next asks for less.
            }
        }

        return new(client.StartEventPipeSession(sessions[^1]), read, threadName);
    }

    /// <summary>Ends the session and waits for the rest of its events.</summary>
    public void Stop(CancellationToken hurry)
    {
        _isStopping = true;
        // A target that was paused answers neither the request to stop nor with the end of its stream.
        var stopping = Task.Run(
            () =>
            {
                if (_reading.IsAlive)
                    AskToStop();
                _reading.Join();
            },
            CancellationToken.None);
        try
        {
            stopping.Wait(StopPatience, hurry);
        }
        catch (OperationCanceledException)
        {
            // What has arrived so far is what there is.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private void AskToStop()
    {
        try
        {
            _session.Stop();
        }
        catch (Exception failure) when (failure is ServerNotAvailableException or IOException or DiagnosticsClientException or TimeoutException)
        {
            // The target is gone: the stream ends by itself.
        }
    }

    private void ReadSession()
    {
        try
        {
            _read(_session.EventStream);
            if (!_isStopping)
                _endedEarly = "The event stream ended: the target has exited.";
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or ObjectDisposedException)
        {
            if (!_isStopping)
                _endedEarly = $"The event stream broke off: {failure.Message}";
        }
    }
}
