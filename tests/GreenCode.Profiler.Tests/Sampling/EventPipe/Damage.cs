using System.Buffers.Binary;

namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

/// <summary>Something that happened to a stream on its way.</summary>
internal sealed record Damage(DamageKind Kind, int Place, byte Value)
{
    public byte[] ApplyTo(byte[] stream)
    {
        if (stream.Length < 8)
            return stream;
        var place = Place % (stream.Length - 4);
        return Kind switch
        {
            DamageKind.Changed => [.. stream[..place], Value, .. stream[(place + 1)..]],
            DamageKind.Inserted => [.. stream[..place], Value, .. stream[place..]],
            DamageKind.Removed => [.. stream[..place], .. stream[(place + 1)..]],
            DamageKind.CutOff => stream[..place],
            DamageKind.Repeated => [.. stream[..place], .. stream[(place / 2)..]],
            _ => WithNumber(stream, place, Value switch { < 64 => int.MaxValue - Value, < 128 => -Value, _ => Value << 16 }),
        };
    }

    private static byte[] WithNumber(byte[] stream, int place, int number)
    {
        var changed = stream.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(place), number);
        return changed;
    }
}
