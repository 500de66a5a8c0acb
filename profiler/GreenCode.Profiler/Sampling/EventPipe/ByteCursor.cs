using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace GreenCode.Profiler.Sampling.EventPipe;

/// <summary>A bounds-checked position in bytes that are not trusted: reading past their end is an <see cref="InvalidDataException"/>.</summary>
internal ref struct ByteCursor(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public readonly int Remaining => _rest.Length;

    public ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || length > _rest.Length)
            throw Malformed("a length points past the end of its block");
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public uint UInt32() => (uint)Int32();

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public ulong UInt64() => (ulong)Int64();

    /// <summary>Seven bits per byte, least significant first.</summary>
    public ulong VarUInt()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw Malformed("a variable-length number does not end");
    }

    /// <summary>Text in UTF-16 up to a zero.</summary>
    public string Utf16String()
    {
        var characters = MemoryMarshal.Cast<byte, char>(_rest);
        var length = characters.IndexOf('\0');
        if (length < 0)
            throw Malformed("a string does not end");
        _ = Take(2 * (length + 1));
        return characters[..length].ToString();
    }

    private static InvalidDataException Malformed(string what) => new($"The event stream is malformed: {what}.");
}
