using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace GreenCode.Energy.Meters.WindowsEmi;

/// <summary>An energy metering device of Windows. Any user may read it. Codes and layouts: emi.h of the Windows SDK.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class EmiDevice : IEmiDevice
{
    private const uint GetVersion = 0x224000;
    private const uint GetMetadataSize = 0x224004;
    private const uint GetMetadata = 0x224008;
    private const uint GetMeasurement = 0x22400C;

    private const uint GenericRead = 0x80000000;
    private const uint ShareReadWrite = 3;
    private const uint OpenExisting = 3;

    private static readonly Guid DeviceInterface = new("45BD8344-7ED6-49CF-A440-C276C933B053");

    private readonly SafeFileHandle _handle;
    private readonly byte[] _metadata;

    private EmiDevice(SafeFileHandle handle, ushort version, byte[] metadata) => (_handle, Version, _metadata) = (handle, version, metadata);

    public ushort Version { get; }

    public ReadOnlySpan<byte> Metadata => _metadata;

    /// <summary>Opens every device that is present and answers.</summary>
    public static ImmutableArray<IEmiDevice> OpenAll() => [.. Paths().Select(Open).OfType<IEmiDevice>()];

    public bool TryMeasure(Span<byte> measurement, out int error)
    {
        var isMeasured = Control(_handle, GetMeasurement, measurement);
        error = isMeasured ? 0 : Marshal.GetLastPInvokeError();
        return isMeasured;
    }

    public void Dispose() => _handle.Dispose();

    private static EmiDevice? Open(string path)
    {
        var handle = CreateFile(path, GenericRead, ShareReadWrite, 0, OpenExisting, 0, 0);
        Span<byte> version = stackalloc byte[sizeof(ushort)];
        Span<byte> size = stackalloc byte[sizeof(uint)];
        if (!handle.IsInvalid && Control(handle, GetVersion, version) && Control(handle, GetMetadataSize, size))
        {
            var metadata = new byte[MemoryMarshal.Read<uint>(size)];
            if (Control(handle, GetMetadata, metadata))
                return new(handle, MemoryMarshal.Read<ushort>(version), metadata);
        }

        handle.Dispose();
        return null;
    }

    private static string[] Paths()
    {
        if (DeviceInterfaceListSize(out var length, DeviceInterface, 0, 0) != 0)
            return [];
        var list = new char[length];
        return DeviceInterfaceList(DeviceInterface, 0, list, length, 0) == 0
            ? new string(list).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : [];
    }

    private static bool Control(SafeFileHandle device, uint code, Span<byte> output) =>
        DeviceIoControl(device, code, 0, 0, output, (uint)output.Length, out var returned, 0) && returned == output.Length;

    [LibraryImport("kernel32", EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial SafeFileHandle CreateFile(string path, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool DeviceIoControl(
        SafeFileHandle device, uint code, nint input, uint inputSize, Span<byte> output, uint outputSize, out uint returned, nint overlapped);

    [LibraryImport("cfgmgr32", EntryPoint = "CM_Get_Device_Interface_List_SizeW")]
    private static partial int DeviceInterfaceListSize(out uint length, in Guid deviceInterface, nint device, uint flags);

    [LibraryImport("cfgmgr32", EntryPoint = "CM_Get_Device_Interface_ListW", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int DeviceInterfaceList(in Guid deviceInterface, nint device, [Out] char[] list, uint length, uint flags);
}
