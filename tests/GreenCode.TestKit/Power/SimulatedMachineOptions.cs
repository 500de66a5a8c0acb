using GreenCode.Energy;

namespace GreenCode.TestKit.Power;

/// <summary>What a simulated machine draws and how its counters behave.</summary>
public sealed record SimulatedMachineOptions
{
    /// <summary>The share of each package in the machine's power, 1 in sum; one package by default. Real packages never share equally.</summary>
    public IReadOnlyList<double> PackageShares { get; init; } = [1];

    /// <summary>Whether each package has a DRAM zone.</summary>
    public bool HasDram { get; init; } = true;

    /// <summary>Power of all packages at rest.</summary>
    public Watts IdlePower { get; init; } = new(8);

    /// <summary>Power of all DRAM at rest.</summary>
    public Watts DramIdlePower { get; init; } = new(2);

    /// <summary>Power that a busy CPU adds to the packages: joules per CPU second.</summary>
    public Watts PowerPerBusyCpu { get; init; } = new(12);

    /// <summary>Power that a busy CPU adds to the DRAM.</summary>
    public Watts DramPowerPerBusyCpu { get; init; } = new(1);

    /// <summary>
    /// The largest value of the counters in microjoules. A small one makes them wrap often, but a meter refuses to guess where a counter
    /// could have wrapped twice: with 1000 W as the most that a package can draw, 5 000 J leave five seconds between two readings.
    /// </summary>
    public ulong Range { get; init; } = PowercapRange.Long;

    /// <summary>Where every counter starts, in microjoules.</summary>
    public ulong InitialMicrojoules { get; init; }

    /// <summary>The time between two refreshes of the counters.</summary>
    public TimeSpan UpdatePeriod { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>How much a period differs from <see cref="UpdatePeriod"/> at most, as a part of it.</summary>
    public double Jitter { get; init; } = 0.2;

    /// <summary>The start of the jitter's random numbers.</summary>
    public int Seed { get; init; } = 1;
}
