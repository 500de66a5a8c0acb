using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace GreenCode.Energy.Meters.WindowsEmi;

/// <summary>
/// The names of a device's channels, from the bytes that IOCTL_EMI_GET_METADATA returns. Layouts: EMI_METADATA_V1, EMI_METADATA_V2 and
/// EMI_CHANNEL_V2 in https://learn.microsoft.com/windows/win32/api/emi/.
/// </summary>
internal static class EmiMetadata
{
    private const int Picowatthours = 0;

    private const int NameSizeV1 = 70;
    private const int NameV1 = 72;

    private const int ChannelCountV2 = 66;
    private const int ChannelsV2 = 68;
    private const int NameSizeInChannel = 4;
    private const int NameInChannel = 6;

    /// <summary>
    /// The channels of a device, in the order of its measurements; null for a channel whose unit is not the picowatt-hour. Empty where the
    /// bytes are not metadata of that version.
    /// </summary>
    public static ImmutableArray<string?> Parse(ushort version, ReadOnlySpan<byte> metadata) => version switch
    {
        1 => ParseV1(metadata),
        2 => ParseV2(metadata),
        _ => [],
    };

    private static ImmutableArray<string?> ParseV1(ReadOnlySpan<byte> metadata)
    {
        if (metadata.Length < NameV1)
            return [];
        var size = BinaryPrimitives.ReadUInt16LittleEndian(metadata[NameSizeV1..]);
        return size <= metadata.Length - NameV1 ? [Name(metadata, metadata.Slice(NameV1, size))] : [];
    }

    private static ImmutableArray<string?> ParseV2(ReadOnlySpan<byte> metadata)
    {
        if (metadata.Length < ChannelsV2)
            return [];
        var names = ImmutableArray.CreateBuilder<string?>();
        var rest = metadata[ChannelsV2..];
        for (var left = BinaryPrimitives.ReadUInt16LittleEndian(metadata[ChannelCountV2..]); left > 0; left--)
        {
            if (rest.Length < NameInChannel)
                return [];
            var size = BinaryPrimitives.ReadUInt16LittleEndian(rest[NameSizeInChannel..]);
            if (size > rest.Length - NameInChannel)
                return [];
            names.Add(Name(rest, rest.Slice(NameInChannel, size)));
            rest = rest[(NameInChannel + size)..];
        }

        return names.ToImmutable();
    }

    /// <summary>Both layouts begin with the unit.</summary>
    private static string? Name(ReadOnlySpan<byte> unit, ReadOnlySpan<byte> name) =>
        BinaryPrimitives.ReadInt32LittleEndian(unit) == Picowatthours ? Encoding.Unicode.GetString(name).TrimEnd('\0') : null;
}
