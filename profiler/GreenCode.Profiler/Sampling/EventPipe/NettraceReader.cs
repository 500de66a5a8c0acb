using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using GreenCode.Energy;

namespace GreenCode.Profiler.Sampling.EventPipe;

/// <summary>
/// Reads the nettrace format, version 4, that a .NET runtime writes on its diagnostic socket, without an allocation per event
/// and with flat memory. Facts from the format's description in microsoft/perfview (NetTraceFormat.md): a header, then objects
/// (<c>Trace</c>, <c>MetadataBlock</c>, <c>StackBlock</c>, <c>EventBlock</c>, <c>SPBlock</c>) up to a null tag; events carry
/// delta-coded headers that start anew in every block; stack ids are valid until the next sequence point (<c>SPBlock</c>).
/// </summary>
/// <remarks>
/// The stream is not trusted: lengths are bounded and a malformed stream ends in an <see cref="InvalidDataException"/>. A stream
/// that breaks off (the target was killed) ends the reading with <see cref="IsTruncated"/> set and keeps what was read.
/// </remarks>
/// <param name="stream">The stream, read to its end.</param>
/// <param name="classify">Gives each provider, event id and event name a tag; events with tag 0 are skipped.</param>
internal sealed class NettraceReader(Stream stream, Func<string, int, string, int> classify)
{
    /// <summary>The runtime's blocks have 100 KB; a sequence point has 12 bytes per thread.</summary>
    private const int MaximumBlockBytes = 4 * 1024 * 1024;

    private readonly Dictionary<int, int> _tagByMetadataId = [];
    private readonly Dictionary<long, uint> _sequenceByThread = [];
    private readonly List<ArraySegment<byte>> _stacks = [];
    private byte[] _block = new byte[64 * 1024];
    private ulong[] _stackAddresses = new ulong[128];
    private int _firstStackId = 1;
    private long _sequenceGeneration = 1;
    private long _position;
    private long _ticksPerSecond = 1_000_000_000;
    private int _pointerSize = 8;

    /// <summary>Handles an event.</summary>
    public delegate void Handler(in NettraceEvent e);

    /// <summary>Events that the runtime dropped, as seen by gaps in the sequence numbers.</summary>
    public long LostEvents { get; private set; }

    /// <summary>Whether the stream broke off before its end mark.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>Reads to the end of the stream and hands every classified event to <paramref name="handler"/>.</summary>
    /// <exception cref="InvalidDataException">The stream is not nettrace version 4, or is malformed.</exception>
    public void ReadToEnd(Handler handler)
    {
        try
        {
            ReadHeader();
            while (ReadObject(handler))
            {
            }
        }
        catch (EndOfStreamException)
        {
            IsTruncated = true;
        }
    }

    private void ReadHeader()
    {
        Expect("Nettrace"u8);
        if (ReadInt32() == 0)
            throw UnknownVersion(ReadInt32());
        Expect("!FastSerialization.1"u8);
    }

    /// <summary>An object is: begin tag, type object (begin, null, version, minimum version, name, end), content, end tag.</summary>
    private bool ReadObject(Handler handler)
    {
        const byte NullReference = 1, BeginPrivateObject = 5, EndObject = 6;
        var tag = ReadByte();
        if (tag == NullReference)
            return false;
        if (tag != BeginPrivateObject || ReadByte() != BeginPrivateObject || ReadByte() != NullReference)
            throw Malformed("an object does not begin where one was expected");

        var version = ReadInt32();
        _ = ReadInt32();
        var nameLength = ReadInt32();
        if (nameLength is < 0 or > 64)
            throw Malformed("a type name is too long");
        Span<byte> name = stackalloc byte[nameLength];
        ReadExactly(name);
        if (ReadByte() != EndObject)
            throw Malformed("a type name does not end");

        if (name.SequenceEqual("Trace"u8))
            ReadTrace(version);
        else
            ReadBlock(name, handler);

        if (ReadByte() != EndObject)
            throw Malformed($"the object '{Encoding.UTF8.GetString(name)}' does not end where its length says");
        return true;
    }

    private void ReadTrace(int version)
    {
        if (version != 4)
            throw UnknownVersion(version);
        Span<byte> content = stackalloc byte[48];
        ReadExactly(content);
        _ticksPerSecond = BinaryPrimitives.ReadInt64LittleEndian(content[24..]);
        _pointerSize = BinaryPrimitives.ReadInt32LittleEndian(content[32..]);
        if (_ticksPerSecond <= 0 || _pointerSize is not (4 or 8))
            throw Malformed("its clock or pointer size is impossible");
    }

    private void ReadBlock(ReadOnlySpan<byte> name, Handler handler)
    {
        var length = ReadInt32();
        if (length is < 0 or > MaximumBlockBytes)
            throw Malformed($"a block claims {length} bytes");
        Span<byte> padding = stackalloc byte[3];
        ReadExactly(padding[..(int)((4 - _position % 4) % 4)]);
        if (_block.Length < length)
            _block = new byte[Math.Max(length, _block.Length * 2)];
        var content = _block.AsSpan(0, length);
        ReadExactly(content);

        if (name.SequenceEqual("EventBlock"u8))
            ReadEvents(content, handler, isMetadata: false);
        else if (name.SequenceEqual("MetadataBlock"u8))
            ReadEvents(content, handler, isMetadata: true);
        else if (name.SequenceEqual("StackBlock"u8))
            ReadStacks(content);
        else if (name.SequenceEqual("SPBlock"u8))
            ReadSequencePoint(content);
    }

    private void ReadEvents(ReadOnlySpan<byte> block, Handler handler, bool isMetadata)
    {
        var cursor = new ByteCursor(block);
        var headerLength = cursor.UInt16();
        var isCompressed = (cursor.UInt16() & 1) != 0;
        if (!isCompressed)
            throw Malformed("its events have uncompressed headers, which no runtime of .NET 5 or later writes");
        _ = cursor.Take(headerLength - 4);

        var header = default(EventHeader);
        while (!cursor.IsAtEnd)
        {
            header.Read(ref cursor);
            var payload = cursor.Take(header.PayloadLength);
            NoteSequence(header);
            if (isMetadata)
                DefineMetadata(payload);
            else if (_tagByMetadataId.TryGetValue(header.MetadataId, out var tag) && tag != 0)
                handler(new(tag, (int)header.ThreadId, Time(header.Ticks), StackOf(header.StackId, out var token), token, header.ActivityId, payload));
        }
    }

    /// <summary>Metadata: id, provider, event id, name, keywords, version, level, fields. Only the first four matter here.</summary>
    private void DefineMetadata(ReadOnlySpan<byte> payload)
    {
        var cursor = new ByteCursor(payload);
        var metadataId = cursor.Int32();
        var provider = cursor.Utf16String();
        var eventId = cursor.Int32();
        _tagByMetadataId[metadataId] = classify(provider, eventId, cursor.Utf16String());
    }

    private void ReadStacks(ReadOnlySpan<byte> block)
    {
        var cursor = new ByteCursor(block);
        var firstId = cursor.Int32();
        var count = cursor.Int32();
        if (_stacks.Count == 0)
            _firstStackId = firstId;
        if (count < 0 || firstId != _firstStackId + _stacks.Count)
            throw Malformed("its stack ids are not consecutive");

        var copy = block.ToArray();
        for (var i = 0; i < count; i++)
        {
            var length = cursor.Int32();
            var start = block.Length - cursor.Remaining;
            _ = cursor.Take(length);
            _stacks.Add(new(copy, start, length));
        }
    }

    /// <summary>A sequence point: time, then per living thread its id and how many events it has tried to write.</summary>
    private void ReadSequencePoint(ReadOnlySpan<byte> block)
    {
        var cursor = new ByteCursor(block);
        _ = cursor.Int64();
        var living = cursor.Int32();
        var threads = cursor;
        for (var i = 0; i < living; i++)
            CountLost(_sequenceByThread.GetValueOrDefault(threads.Int64()), attempted: (uint)threads.Int32());

        _sequenceByThread.Clear();
        for (var i = 0; i < living; i++)
            _sequenceByThread[cursor.Int64()] = (uint)cursor.Int32();
        _stacks.Clear();
        _sequenceGeneration++;
    }

    private void NoteSequence(in EventHeader header)
    {
        if (header.MetadataId == 0)
            return;
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_sequenceByThread, header.CaptureThreadId, out _);
        CountLost(last, attempted: header.SequenceNumber - 1);
        last = header.SequenceNumber;
    }

    /// <summary>
    /// Every thread counts the events that it tries to write, from 1 and over the largest number back to 0. A count that falls is that
    /// of a new thread with the id of an ended one.
    /// </summary>
    private void CountLost(uint seen, uint attempted) => LostEvents += Math.Max(0, unchecked((int)(attempted - seen)));

    private ReadOnlySpan<ulong> StackOf(int stackId, out long token)
    {
        token = 0;
        var index = stackId - _firstStackId;
        if (stackId == 0 || index < 0 || index >= _stacks.Count)
            return [];
        token = (_sequenceGeneration << 32) | (uint)stackId;
        var bytes = _stacks[index].AsSpan();
        if (_pointerSize == 8)
            return MemoryMarshal.Cast<byte, ulong>(bytes);

        var narrow = MemoryMarshal.Cast<byte, uint>(bytes);
        if (_stackAddresses.Length < narrow.Length)
            _stackAddresses = new ulong[narrow.Length];
        for (var i = 0; i < narrow.Length; i++)
            _stackAddresses[i] = narrow[i];
        return _stackAddresses.AsSpan(0, narrow.Length);
    }

    private MonotonicTime Time(long ticks) =>
        new(_ticksPerSecond == 1_000_000_000 ? ticks : (long)(ticks * (1e9 / _ticksPerSecond)));

    private void Expect(ReadOnlySpan<byte> expected)
    {
        Span<byte> found = stackalloc byte[expected.Length];
        ReadExactly(found);
        if (!found.SequenceEqual(expected))
            throw Malformed("it does not begin as one");
    }

    private int ReadInt32()
    {
        Span<byte> bytes = stackalloc byte[4];
        ReadExactly(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    private byte ReadByte()
    {
        Span<byte> bytes = stackalloc byte[1];
        ReadExactly(bytes);
        return bytes[0];
    }

    private void ReadExactly(Span<byte> destination)
    {
        stream.ReadExactly(destination);
        _position += destination.Length;
    }

    private static InvalidDataException UnknownVersion(int version) =>
        Malformed($"it has format version {version}; version 4 is supported");

    private static InvalidDataException Malformed(string what) => new($"The stream is no nettrace stream that can be read: {what}.");

    /// <summary>The fields of an event header; each keeps its value from the event before unless its flag says otherwise.</summary>
    private struct EventHeader
    {
        public int MetadataId;
        public uint SequenceNumber;
        public long CaptureThreadId;
        public long ThreadId;
        public int StackId;
        public long Ticks;
        public Guid ActivityId;
        public int PayloadLength;

        public void Read(ref ByteCursor cursor)
        {
            var flags = cursor.Byte();
            if ((flags & 1) != 0)
                MetadataId = (int)cursor.VarUInt();
            if ((flags & 2) != 0)
            {
                SequenceNumber += (uint)cursor.VarUInt() + 1;
                CaptureThreadId = (long)cursor.VarUInt();
                _ = cursor.VarUInt();
            }
            else if (MetadataId != 0)
            {
                SequenceNumber++;
            }

            if ((flags & 4) != 0)
                ThreadId = (long)cursor.VarUInt();
            if ((flags & 8) != 0)
                StackId = (int)cursor.VarUInt();
            Ticks += (long)cursor.VarUInt();
            if ((flags & 16) != 0)
                ActivityId = new Guid(cursor.Take(16));
            if ((flags & 32) != 0)
                _ = cursor.Take(16);
            if ((flags & 128) != 0)
                PayloadLength = (int)cursor.VarUInt();
        }
    }
}
