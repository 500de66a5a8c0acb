using System.Diagnostics.Tracing;
using GreenCode.Profiler.Model;
using Microsoft.Diagnostics.NETCore.Client;

namespace GreenCode.Profiler.Sampling.EventPipe;

/// <summary>
/// A session with a runtime over its diagnostic socket: where its methods and modules lie, and with samples also what its own sampler
/// sees. Memory does not grow as long as what has come is taken.
/// </summary>
internal sealed class RuntimeEventSession : IDisposable
{
    private const int CircularBufferMegabytes = 64;

    private readonly EventPipeCollector _collector;
    private readonly EventStream _stream;

    private RuntimeEventSession(DiagnosticsClient client, EventPipeProvider[] providers, EventPipeCollector collector)
    {
        _collector = collector;
        _stream = EventStream.Start(
            client, EventStream.PreferablyWithoutStacks(providers), "greencode events", stream => _collector.Read(stream, isRundown: false));
    }

    /// <summary>The stacks that samples refer to.</summary>
    public RawStackTable Stacks => _collector.Stacks;

    /// <summary>Starts a session. A rundown comes first, which lists the code that exists already.</summary>
    /// <exception cref="SamplingRefusedException">The process has no diagnostic socket, or not one that we may use.</exception>
    public static RuntimeEventSession Start(int processId, bool withSamples, RawStackTable? stacks = null)
    {
        var client = new DiagnosticsClient(processId);
        var symbols = new EventPipeProvider(RuntimeEvents.RuntimeProvider, EventLevel.Verbose, RuntimeEvents.SymbolKeywords);
        var samples = new EventPipeProvider(RuntimeEvents.SampleProvider, EventLevel.Informational);
        RuntimeEventSession? session = null;
        try
        {
            session = new(client, withSamples ? [samples, symbols] : [symbols], new(stacks, processId));
            session.ReadRundown(client);
            return session;
        }
        catch (InvalidDataException failure)
        {
            session?.Dispose();
            throw new SamplingRefusedException($"The runtime of process {processId} speaks another language: {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is ServerNotAvailableException or IOException or UnauthorizedAccessException
            or DiagnosticsClientException or TimeoutException)
        {
            session?.Dispose();
            throw new SamplingRefusedException(
                $"The diagnostic socket of process {processId} could not be used: {failure.Message} " +
                "It must be a .NET process of the same user (or run greencode as root), started without DOTNET_EnableDiagnostics=0.",
                failure);
        }
    }

    /// <summary>Whether the stream has ended, because the runtime did.</summary>
    public bool HasEnded => _stream.EndedEarly is not null;

    /// <summary>Takes what has come since the last call.</summary>
    public SampleBatch Take() => _collector.Take(_stream.EndedEarly);

    /// <summary>Ends the session and waits for the rest of its events.</summary>
    public void Stop(CancellationToken hurry) => _stream.Stop(hurry);

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>A second session that asks for nothing and is stopped at once makes the runtime list its code.</summary>
    private void ReadRundown(DiagnosticsClient client)
    {
        using var rundown = client.StartEventPipeSession(
            [new EventPipeProvider(RuntimeEvents.RuntimeProvider, EventLevel.Critical)], requestRundown: true, CircularBufferMegabytes);
        var stopping = Task.Run(rundown.Stop);
        _collector.Read(rundown.EventStream, isRundown: true);
        stopping.GetAwaiter().GetResult();
    }
}
