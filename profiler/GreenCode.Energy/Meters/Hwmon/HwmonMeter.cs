namespace GreenCode.Energy.Meters.Hwmon;

/// <summary>Power and energy sensors of the Linux hardware monitoring class, where a driver is known to cover the processor.</summary>
/// <remarks>Facts: https://docs.kernel.org/hwmon/sysfs-interface.html; the known drivers stand in <see cref="HwmonSensors"/>.</remarks>
internal sealed class HwmonMeter : IMeterKind
{
    private const double JoulesPerCount = 1e-6;

    /// <summary>Many sensors are asked over a slow bus.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromMilliseconds(20);

    private static readonly Watts MaximumPower = new(1000);

    public string Name => "hwmon";

    public string Summary =>
        "Power and energy sensors of drivers that are known to cover the processor (Ampere, NVIDIA Grace, amd_energy) through /sys/class/hwmon; power is sampled and integrated.";

    public Provenance Provenance => Provenance.Measured;

    public MeterProbe Probe(MeterEnvironment environment)
    {
        var sensors = HwmonSensors.Find(environment);
        if (!sensors.Any(sensor => sensor.Domain.IsCounted))
            return new(Name, false, $"No sensor below {Path.Combine(environment.SysRoot, "class/hwmon")} is known to show the power of a processor.");
        using var files = OpenFiles(sensors);
        return sensors.Where((sensor, i) => sensor.Domain.IsCounted && files.Problems[i] is null).Select(sensor => sensor.Domain.Name).ToList() is { Count: > 0 } readable
            ? new(Name, true, $"Readable: {string.Join(", ", readable)}.")
            : new(Name, false, $"{sensors[0].File} {files.Problems[0]}.", $"sudo chmod a+r {Path.GetDirectoryName(sensors[0].File)}/*_input",
                "Whoever can read the power of a processor can infer something of what it computes (CVE-2020-12912, CVE-2020-8694).");
    }

    public IEnergyMeter Open(MeterEnvironment environment) => Open(environment, MeterClock.System);

    internal IEnergyMeter Open(MeterEnvironment environment, MeterClock clock)
    {
        var probe = Probe(environment);
        if (!probe.IsUsable)
            throw MeterUnavailableException.Because(probe);

        var sensors = HwmonSensors.Find(environment);
        var files = OpenFiles(sensors);
        var domains = sensors.Select((sensor, i) =>
            files.Problems[i] is { } problem ? sensor.Domain with { LeftOutBecause = $"Its file {problem}." } : sensor.Domain);
        var notes = sensors.Any(sensor => sensor.IsPower)
            ? (string[])["The joules are sampled power, integrated between the readings: what happens between two samples is not seen."]
            : [];
        var missing = sensors.Where((sensor, i) => sensor.Domain.IsCounted && files.Problems[i] is not null)
            .Select(sensor => $"The energy of {sensor.Domain.Name} is missing from the total, because its file cannot be read.");
        return new CountingMeter(
            new(Name, Provenance, [.. domains], LowFactor: 1, HighFactor: 1, IdlePower: null, [.. notes, .. missing]),
            [.. sensors.Select((_, i) => files.Problems[i] is null ? new WrappingCounter(JoulesPerCount, Modulus: null, MaximumPower) : null)],
            new HwmonCounters(files, [.. sensors.Select(sensor => sensor.IsPower)], clock),
            clock,
            Prompt);
    }

    private static CounterFiles OpenFiles(IEnumerable<HwmonSensor> sensors) => new([.. sensors.Select(sensor => sensor.File)]);
}
