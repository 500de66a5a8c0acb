namespace GreenCode.Energy.Meters.WindowsEmi;

/// <summary>An energy metering device: bytes in, no meaning.</summary>
internal interface IEmiDevice : IDisposable
{
    /// <summary>The version that IOCTL_EMI_GET_VERSION returns.</summary>
    ushort Version { get; }

    /// <summary>The bytes that IOCTL_EMI_GET_METADATA returns.</summary>
    ReadOnlySpan<byte> Metadata { get; }

    /// <summary>Fills the buffer by IOCTL_EMI_GET_MEASUREMENT; false with the Windows error where that fails.</summary>
    bool TryMeasure(Span<byte> measurement, out int error);
}
