using System.Globalization;
using GreenCode.Energy.Meters;

namespace GreenCode.Energy.LibreHardwareMonitor;

/// <summary>
/// Processor power on Windows through LibreHardwareMonitor: sampled average watts, integrated. Without its driver or without an
/// administrator's rights the library shows 0 W as if it had measured that; such a sensor is unusable here, never zero joules.
/// </summary>
public sealed class LibreHardwareMonitorMeter : IMeterKind
{
    private const string InstallDriver = "Install the driver PawnIO (https://pawnio.eu) and start greencode as administrator.";

    private const string GivesAway =
        "With this driver every program of an administrator can read and write registers of the processor; and whoever reads its power can infer something of what it computes (CVE-2020-8694).";

    /// <summary>An update of the library takes some milliseconds; it is read again only where it took far longer.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(200);
    private static readonly Watts MaximumPower = new(1000);

    /// <inheritdoc/>
    public string Name => "libre-hardware-monitor";

    /// <inheritdoc/>
    public string Summary =>
        "Power of the processor through LibreHardwareMonitor, under Windows for administrators, with its driver; power is sampled and integrated.";

    /// <inheritdoc/>
    public Provenance Provenance => Provenance.Measured;

    /// <inheritdoc/>
    public MeterProbe Probe(MeterEnvironment environment)
    {
        if (!OperatingSystem.IsWindows())
            return new(Name, false, "LibreHardwareMonitor reads processors on Windows only.");
        if (!PowerSensors.IsIncluded)
            return new(Name, false, "This build of greencode does not include LibreHardwareMonitor.");
        try
        {
            using var sensors = PowerSensors.Open();
            return Judge(sensors, Thread.Sleep);
        }
        catch (Exception failure)
        {
            // A probe never throws, and the library promises nothing about what it throws.
            return new(Name, false, $"LibreHardwareMonitor fails: {failure.Message}", InstallDriver, GivesAway);
        }
    }

    /// <inheritdoc/>
    public IEnergyMeter Open(MeterEnvironment environment)
    {
        var probe = Probe(environment);
        return probe.IsUsable ? Open(PowerSensors.Open(), MeterClock.System) : throw MeterUnavailableException.Because(probe);
    }

    /// <summary>Judges by the values that the sensors show after two updates.</summary>
    internal MeterProbe Judge(IPowerSensors sensors, Action<TimeSpan> pause)
    {
        sensors.Update();
        pause(Settling);
        sensors.Update();

        var counted = Enumerable.Range(0, sensors.Sensors.Length).Where(i => SensorDomains.Of(sensors.Sensors[i]).IsCounted).ToList();
        if (counted.Count == 0)
            return new(Name, false, "LibreHardwareMonitor knows no power sensor of this processor.", InstallDriver, GivesAway);
        if (counted.Count > 1 && sensors.Sensors[counted[0]].ProcessorName.StartsWith("Intel", StringComparison.Ordinal))
            return new(Name, false, "This machine has several Intel processors, which LibreHardwareMonitor does not tell apart.");

        var dead = counted.Where(i => sensors.Watts(i) is not > 0).ToList();
        return dead.Count > 0
            ? new(Name, false, $"LibreHardwareMonitor shows no power for {sensors.Sensors[dead[0]].Name}: it cannot reach the registers of the processor.", InstallDriver, GivesAway)
            : new(Name, true, string.Create(CultureInfo.InvariantCulture, $"{sensors.Sensors[counted[0]].ProcessorName} draws {counted.Sum(i => sensors.Watts(i)):0.0} W."));
    }

    /// <summary>Opens a meter over sensors, which it then owns.</summary>
    internal IEnergyMeter Open(IPowerSensors sensors, MeterClock clock)
    {
        var arithmetic = new WrappingCounter(1e-6, Modulus: null, MaximumPower);
        return new CountingMeter(
            new(Name, Provenance, [.. sensors.Sensors.Select(SensorDomains.Of)], LowFactor: 1, HighFactor: 1, IdlePower: null,
                ["The joules are sampled power: mean watts between two readings as LibreHardwareMonitor computes them, times the time between them."]),
            [.. sensors.Sensors.Select(_ => arithmetic)],
            new AveragePowerCounters(sensors, clock),
            clock,
            Prompt);
    }
}
