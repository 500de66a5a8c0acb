using System.Buffers;
using System.Text;

namespace GreenCode.Profiler.Exporters.Pprof;

/// <summary>The few pieces of the protocol buffers encoding (https://protobuf.dev/programming-guides/encoding/) that a pprof profile needs.</summary>
internal sealed class ProtobufWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Clear() => _bytes.ResetWrittenCount();

    /// <summary>A number; 0 is the default and is left out.</summary>
    public void Number(int field, long value)
    {
        if (value == 0)
            return;
        Varint((ulong)field << 3);
        Varint((ulong)value);
    }

    /// <summary>Bytes of a nested message or of packed numbers.</summary>
    public void Bytes(int field, ReadOnlySpan<byte> content)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)content.Length);
        _bytes.Write(content);
    }

    /// <summary>A text as UTF-8.</summary>
    public void Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    /// <summary>A number without field, as packed repeated fields hold it.</summary>
    public void Packed(long value) => Varint((ulong)value);

    private void Varint(ulong value)
    {
        var span = _bytes.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        _bytes.Advance(length);
    }
}
