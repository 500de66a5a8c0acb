using System.Collections.Immutable;
using System.Diagnostics.Tracing;
using GreenCode.Profiler.Sampling.EventPipe;
using Microsoft.Diagnostics.NETCore.Client;

namespace GreenCode.Profiler.Heap;

/// <summary>The runtime's events of its heap, and their payloads (ids and layouts from the runtime's ClrEtwAll.man).</summary>
internal static class HeapEvents
{
    private const long CollectionKeyword = 0x1, AllocationSamplingKeyword = 0x800_0000_0000;
    private const int RestartEnd = 3, SuspendBegin = 9, Tick = 10, Sampled = 303;

    /// <summary>Reasons to stop all threads: for a collection, and to prepare one. Others are the sampler, the debugger and code that is replaced.</summary>
    private const uint ForCollection = 1, ToPrepareCollection = 6;

    /// <summary>
    /// The probability of a byte to be drawn by the runtime's allocation sampling, which draws one in 100 KB on average
    /// (docs/design/features/RandomizedAllocationSampling.md of dotnet/runtime).
    /// </summary>
    private const double DrawnPerByte = 1.0 / (100 * 1024);

    /// <summary>
    /// What a session asks for, best first: a runtime that can pass over events (.NET 10 and later) also samples allocations at random, without the
    /// other verbose events of the collector.
    /// </summary>
    public static ImmutableArray<EventPipeSessionConfiguration> Sessions(bool withAllocations)
    {
        var chosen = new EventPipeProvider(
            RuntimeEvents.RuntimeProvider, EventLevel.Informational, withAllocations ? CollectionKeyword | AllocationSamplingKeyword : CollectionKeyword, null,
            new EventPipeProviderEventFilter(true, withAllocations ? [RestartEnd, SuspendBegin, Sampled] : [RestartEnd, SuspendBegin]));
        var all = new EventPipeProvider(
            RuntimeEvents.RuntimeProvider, withAllocations ? EventLevel.Verbose : EventLevel.Informational, CollectionKeyword);
        return withAllocations
            ? [EventStream.WithStacks([chosen]), EventStream.WithStacks([all])]
            : [EventStream.WithoutStacks([chosen]), .. EventStream.PreferablyWithoutStacks([all])];
    }

    public static int Classify(string provider, int eventId, string name) => (provider, eventId) switch
    {
        (RuntimeEvents.RuntimeProvider, SuspendBegin) => (int)HeapEventKind.PauseBegun,
        (RuntimeEvents.RuntimeProvider, RestartEnd) => (int)HeapEventKind.PauseEnded,
        (RuntimeEvents.RuntimeProvider, Sampled) => (int)HeapEventKind.AllocationSampled,
        (RuntimeEvents.RuntimeProvider, Tick) => (int)HeapEventKind.AllocationTick,
        _ => 0,
    };

    /// <summary>Reads an event, without its stack; null where it is no news of the heap.</summary>
    /// <exception cref="InvalidDataException">The payload is too short.</exception>
    public static HeapEvent? Read(in NettraceEvent e)
    {
        var kind = (HeapEventKind)e.Tag;
        var cursor = new ByteCursor(e.Payload);
        var bytes = 0.0;
        switch (kind)
        {
            // Reason, count.
            case HeapEventKind.PauseBegun when cursor.UInt32() is not (ForCollection or ToPrepareCollection):
                return null;
            // Kind, instance, type (8 bytes), its name, address (8 bytes), size of the object, place of the drawn byte in it.
            case HeapEventKind.AllocationSampled:
                _ = cursor.Take(4 + 2 + 8);
                _ = cursor.Utf16String();
                _ = cursor.UInt64();
                bytes = BytesOf(cursor.UInt64());
                break;
            // Amount, kind, instance, and the amount in 8 bytes.
            case HeapEventKind.AllocationTick:
                _ = cursor.Take(4 + 4 + 2);
                bytes = cursor.UInt64();
                break;
        }

        return new(kind, e.ThreadId, e.Time, bytes);
    }

    /// <summary>
    /// How many bytes a drawn object stands for: its size over the probability that one of its bytes is drawn, which makes the sum an unbiased
    /// estimate (Horvitz and Thompson, A generalization of sampling without replacement from a finite universe, 1952).
    /// </summary>
    internal static double BytesOf(double size) => size <= 0 ? 0 : size / -double.ExpM1(size * double.LogP1(-DrawnPerByte));
}
