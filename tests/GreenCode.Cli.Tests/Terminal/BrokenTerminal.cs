using GreenCode.Cli.Terminal;
using Spectre.Console;

namespace GreenCode.Cli.Tests.Terminal;

/// <summary>A terminal whose standard output nobody reads any more.</summary>
internal sealed class BrokenTerminal : ITerminal
{
    private readonly TestTerminal _inner = new();

    public IAnsiConsole Out => _inner.Out;

    public IAnsiConsole Error => _inner.Error;

    public bool ShowsProgress => false;

    public int Height => 24;

    public char? TakeKey() => null;

    public Stream OpenOutput() => new BrokenStream();

    public Stream OpenError() => Stream.Null;

    private sealed class BrokenStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("The pipe is broken.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("The pipe is broken.");
    }
}
