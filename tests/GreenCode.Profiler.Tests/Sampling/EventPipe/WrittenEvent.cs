namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

/// <summary>An event for a <see cref="NettraceWriter"/>.</summary>
internal sealed record WrittenEvent(int MetadataId, uint Sequence, long CaptureThread)
{
    public int Processor { get; init; }

    public long Thread { get; init; }

    public int StackId { get; init; }

    public long Ticks { get; init; }

    public Guid ActivityId { get; init; }

    public byte[] Payload { get; init; } = [];
}
