using System.Collections.Immutable;

namespace GreenCode.Energy.Meters.Powercap;

/// <summary>RAPL energy counters behind the Linux powercap class: joules counted by the processor itself.</summary>
/// <remarks>
/// Facts: https://docs.kernel.org/power/powercap/powercap.html and drivers/powercap/intel_rapl_common.c. The traps are told in
/// docs/methodology/rapl.md.
/// </remarks>
internal sealed class PowercapMeter : IMeterKind
{
    /// <summary>The files are in microjoules.</summary>
    private const double JoulesPerCount = 1e-6;

    /// <summary>The largest processors are specified for some 500 W; a platform may hold several.</summary>
    private static readonly Watts MaximumPackagePower = new(1000);
    private static readonly Watts MaximumPlatformPower = new(10_000);

    public string Name => "powercap";

    public string Summary =>
        "The energy counters of the processor (RAPL) through /sys/class/powercap, under Linux on Intel and AMD.";

    public Provenance Provenance => Provenance.Measured;

    public MeterProbe Probe(MeterEnvironment environment)
    {
        var tree = Find(environment);
        using var files = OpenFiles(tree);
        return PowercapProbe.Judge(Name, tree, PowercapDomains.Of(tree.Zones), files.Problems, environment);
    }

    public IEnergyMeter Open(MeterEnvironment environment) => Open(environment, MeterClock.System, Thread.Sleep);

    /// <summary>Opens the meter with clocks and a way to wait that a test may bring.</summary>
    internal IEnergyMeter Open(MeterEnvironment environment, MeterClock clock, Action<TimeSpan> pause)
    {
        var tree = Find(environment);
        var files = OpenFiles(tree);
        var domains = PowercapDomains.Of(tree.Zones);
        var probe = PowercapProbe.Judge(Name, tree, domains, files.Problems, environment);
        if (!probe.IsUsable)
        {
            files.Dispose();
            throw MeterUnavailableException.Because(probe);
        }

        var notes = domains
            .Where((domain, i) => domain.IsCounted && files.Problems[i] is not null)
            .Select(domain => $"The energy of {domain.Name} is missing from the total, because its counter cannot be read.");
        domains = MirroredPackages.LeaveOut(LeaveOutUnreadable(domains, files), files, JoulesPerCount, pause);
        return new CountingMeter(
            new(Name, Provenance, domains, LowFactor: 1, HighFactor: 1, IdlePower: null, [.. notes]),
            [.. tree.Zones.Select((zone, i) => files.Problems[i] is null ? ArithmeticOf(zone) : null)],
            files,
            clock);
    }

    private static PowercapTree Find(MeterEnvironment environment) =>
        PowercapTree.Find(environment.PowercapRoot ?? Path.Combine(environment.SysRoot, "class/powercap"));

    private static CounterFiles OpenFiles(PowercapTree tree) => new([.. tree.Zones.Select(zone => zone.EnergyFile)]);

    private static ImmutableArray<EnergyDomain> LeaveOutUnreadable(ImmutableArray<EnergyDomain> domains, CounterFiles files) =>
        [.. domains.Select((domain, i) => files.Problems[i] is { } problem ? domain with { LeftOutBecause = $"Its energy_uj {problem}." } : domain)];

    private static WrappingCounter ArithmeticOf(PowercapZone zone) => new(
        JoulesPerCount,
        zone.Range is { } range ? WrappingCounter.ModulusOfRange(range) : null,
        zone.Kind is EnergyDomainKind.Psys or EnergyDomainKind.Other ? MaximumPlatformPower : MaximumPackagePower);
}
