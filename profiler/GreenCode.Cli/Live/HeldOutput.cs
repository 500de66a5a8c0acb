namespace GreenCode.Cli.Live;

/// <summary>What a launched program printed while the live screen was shown: its last part, to be printed afterwards.</summary>
public sealed class HeldOutput : Stream
{
    private const int MostBytes = 1 << 20;

    private readonly MemoryStream _held = new();

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>How many bytes of the beginning were given up.</summary>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        lock (_held)
        {
            _held.Write(buffer, offset, count);
            if (_held.Length <= 2 * MostBytes)
                return;
            var rest = _held.ToArray()[^MostBytes..];
            Dropped += _held.Length - rest.Length;
            _held.SetLength(0);
            _held.Write(rest);
        }
    }

    /// <summary>Prints it.</summary>
    public void CopyHeldTo(Stream output)
    {
        lock (_held)
            output.Write(_held.ToArray());
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
