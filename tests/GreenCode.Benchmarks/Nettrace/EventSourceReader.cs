using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.EventPipe;

namespace GreenCode.Benchmarks.Nettrace;

/// <summary>TraceEvent's event source. It gives no stacks.</summary>
internal sealed class EventSourceReader : IStreamReader
{
    private EventPipeEventSource? _source;

    public string Name => "TraceEvent EventPipeEventSource, without stacks";

    public long Read(PacedStream stream)
    {
        _source = new(stream);
        long samples = 0;
        new SampleProfilerTraceEventParser(_source).ThreadSample += _ => samples++;
        _source.Process();
        return samples;
    }
}
