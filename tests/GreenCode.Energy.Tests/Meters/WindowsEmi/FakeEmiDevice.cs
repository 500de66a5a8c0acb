using System.Buffers.Binary;
using System.Text;
using GreenCode.Energy.Meters.WindowsEmi;

namespace GreenCode.Energy.Tests.Meters.WindowsEmi;

/// <summary>A device that answers with the bytes of emi.h.</summary>
internal sealed class FakeEmiDevice(ushort version, byte[] metadata) : IEmiDevice
{
    public ushort Version => version;

    public ReadOnlySpan<byte> Metadata => metadata;

    public ulong[] Picowatthours { get; set; } = [];

    public bool IsBroken { get; set; }

    public bool IsDisposed { get; private set; }

    public static FakeEmiDevice V2(params string[] channels) => new(2, MetadataV2(channels));

    public static byte[] MetadataV2(params string[] channels)
    {
        var bytes = new List<byte>(new byte[66]);
        bytes.AddRange(BitConverter.GetBytes((ushort)channels.Length));
        foreach (var channel in channels)
        {
            var name = Encoding.Unicode.GetBytes(channel + '\0');
            bytes.AddRange(BitConverter.GetBytes(0));
            bytes.AddRange(BitConverter.GetBytes((ushort)name.Length));
            bytes.AddRange(name);
        }

        return [.. bytes];
    }

    public static byte[] MetadataV1(string hardware, int unit = 0)
    {
        var name = Encoding.Unicode.GetBytes(hardware + '\0');
        return [.. BitConverter.GetBytes(unit), .. new byte[66], .. BitConverter.GetBytes((ushort)name.Length), .. name];
    }

    public bool TryMeasure(Span<byte> measurement, out int error)
    {
        error = IsBroken ? 433 : 0;
        for (var i = 0; i < Picowatthours.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(measurement[(16 * i)..], Picowatthours[i]);
            BinaryPrimitives.WriteUInt64LittleEndian(measurement[(16 * i + 8)..], 123_456_789);
        }

        return !IsBroken;
    }

    public void Dispose() => IsDisposed = true;
}
