namespace GreenCode.Profiler.Reporting;

/// <summary>A stream that refuses to be longer than it may be, so that hostile input cannot fill memory.</summary>
/// <param name="inner">What is read.</param>
/// <param name="maxBytes">How long it may be.</param>
/// <param name="head">What was taken from <paramref name="inner"/> already, to be read first.</param>
internal sealed class LimitedStream(Stream inner, long maxBytes, ReadOnlyMemory<byte> head = default) : Stream
{
    private ReadOnlyMemory<byte> _head = head;
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = _head.IsEmpty ? inner.Read(buffer) : TakeHead(buffer);
        _read += count;
        return _read <= maxBytes
            ? count
            : throw new InvalidDataException($"it is larger than {maxBytes} bytes, which is more than this greencode reads.");
    }

    private int TakeHead(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _head.Length);
        _head.Span[..count].CopyTo(buffer);
        _head = _head[count..];
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
