using System.Reflection;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing.EventPipe;
using Microsoft.Diagnostics.Tracing.Etlx;

namespace GreenCode.Benchmarks.Nettrace;

/// <summary>TraceEvent's TraceLog as it is used on a live session: the stack of each sample by its number.</summary>
internal sealed class TraceLogReader : IStreamReader
{
    private TraceLogEventSource? _source;

    public string Name => "TraceEvent TraceLog, with stacks";

    public long Read(PacedStream stream)
    {
        _source = TraceLog.CreateFromEventPipeSession(SessionOf(stream));
        long samples = 0;
        new SampleProfilerTraceEventParser(_source).ThreadSample += e =>
        {
            _ = e.CallStackIndex();
            samples++;
        };
        _source.Process();
        return samples;
    }

    /// <summary>A session can only be had from a live process; this one gives the recorded bytes.</summary>
    private static EventPipeSession SessionOf(Stream stream)
    {
        const BindingFlags hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        var responseType = typeof(EventPipeSession).Assembly.GetType("Microsoft.Diagnostics.NETCore.Client.IpcResponse", throwOnError: true)!;
        var response = Activator.CreateInstance(responseType, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, [null, stream], null)!;
        var constructor = typeof(EventPipeSession).GetConstructors(hidden).Single();
        return (EventPipeSession)constructor.Invoke([null, response, 0UL]);
    }
}
