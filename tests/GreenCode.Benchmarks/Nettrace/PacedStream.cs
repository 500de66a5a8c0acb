namespace GreenCode.Benchmarks.Nettrace;

/// <summary>Recorded bytes as a socket gives them: in pieces. Says whenever a part of the recording has passed.</summary>
internal sealed class PacedStream(byte[] bytes, int parts) : MemoryStream(bytes, writable: false)
{
    private const int LargestPiece = 64 * 1024;
    private int _passed;

    /// <summary>As many times as there are parts, with the number of the part.</summary>
    public event Action<int>? Passed;

    public override int Read(Span<byte> buffer)
    {
        Tell();
        return base.Read(buffer[..Math.Min(LargestPiece, buffer.Length)]);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        Tell();
        return base.Read(buffer, offset, Math.Min(LargestPiece, count));
    }

    private void Tell()
    {
        while (Position * parts / Length > _passed)
        {
            _passed++;
            Passed?.Invoke(_passed);
        }
    }
}
