namespace GreenCode.Energy;

/// <summary>A kind of meter: what <see cref="MeterCatalog"/> lists, probes and opens.</summary>
public interface IMeterKind
{
    /// <summary>The short name that <c>--meter</c> takes.</summary>
    string Name { get; }

    /// <summary>What it reads and where, as a sentence for people.</summary>
    string Summary { get; }

    /// <summary>Whether it measures or estimates.</summary>
    Provenance Provenance { get; }

    /// <summary>Looks without opening anything for long: usable or not, the reason, the remedy. Never throws.</summary>
    MeterProbe Probe(MeterEnvironment environment);

    /// <summary>Opens the meter.</summary>
    /// <exception cref="MeterUnavailableException">It is not usable; the message is the probe's reason.</exception>
    IEnergyMeter Open(MeterEnvironment environment);
}
