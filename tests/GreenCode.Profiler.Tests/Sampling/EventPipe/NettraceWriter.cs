using System.Text;

namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

/// <summary>
/// Writes nettrace version 4 as its description in microsoft/perfview (NetTraceFormat_v5.md) says, so that a test can decide what is in a
/// stream.
/// </summary>
internal sealed class NettraceWriter
{
    private const byte NullReference = 1, BeginPrivateObject = 5, EndObject = 6;

    private readonly MemoryStream _stream = new();
    private readonly BinaryWriter _writer;

    public NettraceWriter(int version = 4, int pointerSize = 8, long ticksPerSecond = 1_000_000_000)
    {
        _writer = new(_stream);
        _writer.Write("Nettrace"u8);
        WriteText("!FastSerialization.1");
        Begin("Trace", version);
        foreach (var part in (ReadOnlySpan<short>)[2026, 7, 4, 2, 9, 30, 15, 250])
            _writer.Write(part);
        _writer.Write(0L);
        _writer.Write(ticksPerSecond);
        foreach (var number in (ReadOnlySpan<int>)[pointerSize, 1234, 2, 0])
            _writer.Write(number);
        _writer.Write(EndObject);
    }

    /// <summary>Defines what the events with <paramref name="id"/> are.</summary>
    public NettraceWriter Metadata(int id, string provider, int eventId)
    {
        var payload = new MemoryStream();
        using (var fields = new BinaryWriter(payload, Encoding.Unicode))
        {
            fields.Write(id);
            fields.Write(Encoding.Unicode.GetBytes(provider + "\0"));
            fields.Write(eventId);
            fields.Write(Encoding.Unicode.GetBytes("Name\0"));
            fields.Write(0L);
            fields.Write(1);
            fields.Write(4);
            fields.Write(0);
        }

        return EventBlock("MetadataBlock", [new(0, 0, 0) { Payload = payload.ToArray() }]);
    }

    public NettraceWriter Stacks(int firstId, params ulong[][] stacks) => Block("StackBlock", block =>
    {
        block.Write(firstId);
        block.Write(stacks.Length);
        foreach (var stack in stacks)
        {
            block.Write(8 * stack.Length);
            foreach (var address in stack)
                block.Write(address);
        }
    });

    public NettraceWriter NarrowStacks(int firstId, params uint[][] stacks) => Block("StackBlock", block =>
    {
        block.Write(firstId);
        block.Write(stacks.Length);
        foreach (var stack in stacks)
        {
            block.Write(4 * stack.Length);
            foreach (var address in stack)
                block.Write(address);
        }
    });

    public NettraceWriter Events(params WrittenEvent[] events) => EventBlock("EventBlock", events);

    /// <summary>Says how many events each thread has tried to write, and ends the validity of the stacks.</summary>
    public NettraceWriter SequencePoint(params (long Thread, uint Sequence)[] threads) => Block("SPBlock", block =>
    {
        block.Write(0L);
        block.Write(threads.Length);
        foreach (var (thread, sequence) in threads)
        {
            block.Write(thread);
            block.Write(sequence);
        }
    });

    public NettraceWriter Block(string name, Action<BinaryWriter> write)
    {
        var content = new MemoryStream();
        using (var block = new BinaryWriter(content))
            write(block);

        Begin(name, version: 2);
        _writer.Write((int)content.ToArray().Length);
        while (_stream.Position % 4 != 0)
            _writer.Write((byte)0);
        _writer.Write(content.ToArray());
        _writer.Write(EndObject);
        return this;
    }

    /// <summary>The stream with its end mark.</summary>
    public byte[] ToArray() => [.. _stream.ToArray(), NullReference];

    private NettraceWriter EventBlock(string name, WrittenEvent[] events) => Block(name, block =>
    {
        const short HeaderLength = 20, IsCompressed = 1;
        block.Write(HeaderLength);
        block.Write(IsCompressed);
        block.Write(0L);
        block.Write(0L);
        var last = new WrittenEvent(0, 0, 0);
        foreach (var e in events)
        {
            WriteCompressed(block, last, e);
            last = e;
        }
    });

    private static void WriteCompressed(BinaryWriter block, WrittenEvent last, WrittenEvent e)
    {
        var isSequenceGiven = e.Sequence != last.Sequence + (e.MetadataId == 0 ? 0u : 1u)
            || e.CaptureThread != last.CaptureThread || e.Processor != last.Processor;
        var flags = (e.MetadataId != last.MetadataId ? 1 : 0) | (isSequenceGiven ? 2 : 0) | (e.Thread != last.Thread ? 4 : 0)
            | (e.StackId != last.StackId ? 8 : 0) | (e.ActivityId != last.ActivityId ? 16 : 0)
            | (e.Payload.Length != last.Payload.Length ? 128 : 0);
        block.Write((byte)flags);
        if ((flags & 1) != 0)
            block.Write7BitEncodedInt(e.MetadataId);
        if (isSequenceGiven)
        {
            block.Write7BitEncodedInt(unchecked((int)(e.Sequence - last.Sequence - 1)));
            block.Write7BitEncodedInt64(e.CaptureThread);
            block.Write7BitEncodedInt(e.Processor);
        }

        if ((flags & 4) != 0)
            block.Write7BitEncodedInt64(e.Thread);
        if ((flags & 8) != 0)
            block.Write7BitEncodedInt(e.StackId);
        block.Write7BitEncodedInt64(e.Ticks - last.Ticks);
        if ((flags & 16) != 0)
            block.Write(e.ActivityId.ToByteArray());
        if ((flags & 128) != 0)
            block.Write7BitEncodedInt(e.Payload.Length);
        block.Write(e.Payload);
    }

    private void Begin(string type, int version)
    {
        _writer.Write((ReadOnlySpan<byte>)[BeginPrivateObject, BeginPrivateObject, NullReference]);
        _writer.Write(version);
        _writer.Write(version);
        WriteText(type);
        _writer.Write(EndObject);
    }

    private void WriteText(string text)
    {
        _writer.Write(text.Length);
        _writer.Write(Encoding.UTF8.GetBytes(text));
    }
}
