using System.Collections.Immutable;

namespace GreenCode.Energy.Meters.WindowsEmi;

/// <summary>The Energy Meter Interface of Windows: RAPL counters in 64 bits for every user, without a driver of our own.</summary>
/// <remarks>Facts: https://learn.microsoft.com/windows-hardware/drivers/powermeter/energy-meter-interface.</remarks>
internal sealed class WindowsEmiMeter : IMeterKind
{
    /// <summary>A picowatt-hour: 1e-12 × 3600 J.</summary>
    private const double JoulesPerCount = 3.6e-9;

    private static readonly Watts MaximumPower = new(1000);

    public string Name => "windows-emi";

    public string Summary =>
        "The same counters through the Energy Meter Interface of Windows 11, on physical machines; needs no rights.";

    public Provenance Provenance => Provenance.Measured;

    public MeterProbe Probe(MeterEnvironment environment) => OperatingSystem.IsWindows()
        ? Probe(EmiDevice.OpenAll())
        : new(Name, false, "The Energy Meter Interface is part of Windows.");

    public IEnergyMeter Open(MeterEnvironment environment) => OperatingSystem.IsWindows()
        ? Open(EmiDevice.OpenAll(), MeterClock.System)
        : throw MeterUnavailableException.Because(Probe(environment));

    /// <summary>Judges devices, and closes them.</summary>
    internal MeterProbe Probe(ImmutableArray<IEmiDevice> devices)
    {
        if (devices.IsEmpty)
        {
            return new(Name, false,
                "This Windows shows no energy metering device. Windows 11 has one on most physical machines, Windows 10 only where the maker built in a meter, a virtual machine none.");
        }

        using var counters = new EmiCounters(devices);
        var counted = counters.Domains.Where(domain => domain.IsCounted).Select(domain => domain.Name).ToList();
        return counted.Count > 0
            ? new(Name, true, $"Readable: {string.Join(", ", counted)}.")
            : new(Name, false, $"The energy metering devices of this machine show no processor package, only {string.Join(", ", counters.Domains.Select(domain => domain.Name))}.");
    }

    /// <summary>Opens a meter over devices, which it then owns.</summary>
    internal IEnergyMeter Open(ImmutableArray<IEmiDevice> devices, MeterClock clock)
    {
        var counters = new EmiCounters(devices);
        if (!counters.Domains.Any(domain => domain.IsCounted))
        {
            counters.Dispose();
            throw MeterUnavailableException.Because(Probe(devices));
        }

        var arithmetic = new WrappingCounter(JoulesPerCount, Modulus: null, MaximumPower);
        return new CountingMeter(
            new(Name, Provenance, counters.Domains, LowFactor: 1, HighFactor: 1, IdlePower: null, []),
            [.. counters.Domains.Select((_, i) => i < counters.Count ? arithmetic : null)],
            counters,
            clock);
    }
}
