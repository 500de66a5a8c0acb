using System.Globalization;
using GreenCode.Energy.Host;

namespace GreenCode.Energy.Meters.Estimated;

/// <summary>An estimate from CPU time and a power model of the processor: what is left where nothing can be measured.</summary>
internal sealed class EstimateMeter : IMeterKind
{
    public string Name => "estimate";

    public string Summary =>
        "The CPU time of the whole machine times a power model of its processor, under Linux and Windows; always with a range.";

    public Provenance Provenance => Provenance.Estimated;

    public MeterProbe Probe(MeterEnvironment environment)
    {
        using var source = OpenSource(environment);
        if (source is null || !source.TryRead(out _))
            return new(Name, false, "The CPU time of the machine cannot be read here, so that nothing can be estimated from it.");
        var model = ModelFor(environment, source.Cpus);
        return new(Name, true, string.Create(CultureInfo.InvariantCulture,
            $"Energy can be estimated from CPU time with the power model of {model.Name}; the truth lies between {model.LowFactor} and {model.HighFactor} times the estimate."));
    }

    public IEnergyMeter Open(MeterEnvironment environment) => Open(environment, MeterClock.System);

    internal IEnergyMeter Open(MeterEnvironment environment, MeterClock clock)
    {
        var probe = Probe(environment);
        if (!probe.IsUsable)
            throw MeterUnavailableException.Because(probe);
        var source = OpenSource(environment)!;
        var model = ModelFor(environment, source.Cpus);
        return new EstimatingMeter(Describe(model, source.Cpus), model, source, clock);
    }

    private MeterDescription Describe(PowerModel model, int cpus) => new(
        Name,
        Provenance,
        [new("machine", EnergyDomainKind.Other)],
        model.LowFactor,
        model.HighFactor,
        model.IdlePerCpu * cpus,
        [
            string.Create(CultureInfo.InvariantCulture,
                $"The joules are estimated from CPU time, not measured: {model.IdlePerCpu.Value:0.000} W per CPU at rest and {model.DynamicPerBusyCpu.Value:0.000} W more per busy CPU, the power model of {model.Name}. The truth lies between {model.LowFactor} and {model.HighFactor} times these figures."),
            "An estimate cannot see what an instruction, the memory or the clock frequency costs: two estimates on one machine differ as their CPU times do.",
        ]);

    private static PowerModel ModelFor(MeterEnvironment environment, int cpus)
    {
        var model = PowerModelTable.For(ProcessorFacts.Read(environment));
        model = environment.WattsPerCore is { } perCore ? model with { Name = $"{model.Name} with the given watts per core", DynamicPerBusyCpu = perCore } : model;
        model = environment.IdleWatts is { } idle ? model with { Name = $"{model.Name} with the given idle watts", IdlePerCpu = idle * (1.0 / cpus) } : model;

        // Who has measured both is left with the error of drawing a straight line between them.
        return environment is { WattsPerCore: not null, IdleWatts: not null }
            ? model with { Name = "the given watts", LowFactor = 0.5, HighFactor = 1.8 }
            : model;
    }

    internal static ICpuTimeSource? OpenSource(MeterEnvironment environment)
    {
        if (OperatingSystem.IsWindows())
            return new WindowsSystemTimes();
        try
        {
            return new ProcStat(environment);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
