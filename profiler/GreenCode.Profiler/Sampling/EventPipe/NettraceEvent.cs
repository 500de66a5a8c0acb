using GreenCode.Energy;

namespace GreenCode.Profiler.Sampling.EventPipe;

/// <summary>One event of a nettrace stream, valid only while it is being handled.</summary>
/// <param name="tag">What the reader's classifier returned for the event's provider, id and name.</param>
/// <param name="threadId">The thread that the event is about; for a sample the sampled thread.</param>
/// <param name="time">When it happened.</param>
/// <param name="stack">The stack's return addresses, leaf first, as the target's pointers; empty without a stack.</param>
/// <param name="stackToken">Equal for equal stacks between two sequence points; 0 without a stack.</param>
/// <param name="activityId">The activity that was current; all zero without one.</param>
/// <param name="payload">The event's fields.</param>
internal readonly ref struct NettraceEvent(
    int tag, int threadId, MonotonicTime time, ReadOnlySpan<ulong> stack, long stackToken, Guid activityId, ReadOnlySpan<byte> payload)
{
    public int Tag { get; } = tag;

    public int ThreadId { get; } = threadId;

    public MonotonicTime Time { get; } = time;

    public ReadOnlySpan<ulong> Stack { get; } = stack;

    public long StackToken { get; } = stackToken;

    public Guid ActivityId { get; } = activityId;

    public ReadOnlySpan<byte> Payload { get; } = payload;
}
