namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

/// <summary>A stream that gives one byte at a time, as a socket may.</summary>
internal sealed class Trickle(byte[] content) : MemoryStream(content)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
}
