namespace GreenCode.Energy;

/// <summary>A meter was asked for that cannot be used here. The message says what was tried and why it failed, as sentences.</summary>
public sealed class MeterUnavailableException(string message) : Exception(message)
{
    internal static MeterUnavailableException Because(MeterProbe probe) =>
        new($"The meter '{probe.Meter}' cannot be used. {probe.Reason}" + (probe.Remedy is null ? "" : $" Remedy: {probe.Remedy}"));
}
