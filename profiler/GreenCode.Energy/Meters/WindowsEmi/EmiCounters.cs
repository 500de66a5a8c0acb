using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;

namespace GreenCode.Energy.Meters.WindowsEmi;

/// <summary>
/// The channels of several EMI devices as counters. A measurement holds 16 bytes for each channel: EMI_CHANNEL_MEASUREMENT_DATA, the
/// energy in picowatt-hours and the time in 100 ns.
/// </summary>
internal sealed class EmiCounters : ICounterSource
{
    private const int ChannelSize = 16;

    private readonly ImmutableArray<(IEmiDevice Device, byte[] Measurement, int?[] PlaceOfChannel)> _devices;

    public EmiCounters(IEnumerable<IEmiDevice> devices)
    {
        var domains = ImmutableArray.CreateBuilder<EnergyDomain>();
        var read = ImmutableArray.CreateBuilder<(IEmiDevice, byte[], int?[])>();
        var cores = 0;
        foreach (var device in devices)
        {
            var channels = EmiMetadata.Parse(device.Version, device.Metadata);
            var places = new int?[channels.Length];
            for (var channel = 0; channel < channels.Length; channel++)
            {
                if (EmiDomains.Of(channels[channel]) is { } domain)
                {
                    places[channel] = domains.Count;
                    domains.Add(domain);
                }
                else
                {
                    cores++;
                }
            }

            if (places.Any(place => place is not null))
                read.Add((device, new byte[channels.Length * ChannelSize], places));
            else
                device.Dispose();
        }

        (_devices, Count) = (read.ToImmutable(), domains.Count);
        if (cores > 0)
            domains.Add(new(string.Create(CultureInfo.InvariantCulture, $"{cores} single cores"), EnergyDomainKind.Core, "The packages contain their cores; these counters are not read."));
        Domains = domains.ToImmutable();
    }

    /// <summary>The domains of all channels; those from <see cref="Count"/> on are named only, and not read.</summary>
    public ImmutableArray<EnergyDomain> Domains { get; }

    /// <summary>How many domains are read.</summary>
    public int Count { get; }

    public void Read(Span<CounterValue> values)
    {
        foreach (var (device, measurement, places) in _devices)
        {
            var isMeasured = device.TryMeasure(measurement, out var error);
            for (var channel = 0; channel < places.Length; channel++)
            {
                if (places[channel] is { } place)
                {
                    values[place] = isMeasured
                        ? new(BinaryPrimitives.ReadUInt64LittleEndian(measurement.AsSpan(channel * ChannelSize)))
                        : new(0, string.Create(CultureInfo.InvariantCulture, $"cannot be read any more (Windows error {error})"));
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (var (device, _, _) in _devices)
            device.Dispose();
    }
}
