using System.Collections.Immutable;
using GreenCode.Energy.Meters.Estimated;
using GreenCode.Energy.Meters.Hwmon;
using GreenCode.Energy.Meters.PerfPower;
using GreenCode.Energy.Meters.Powercap;
using GreenCode.Energy.Meters.WindowsEmi;

namespace GreenCode.Energy;

/// <summary>Every kind of meter, in order of trust.</summary>
public static class MeterCatalog
{
    /// <summary>The kinds of meter, most trusted first. A new meter is one line here.</summary>
    public static ImmutableArray<IMeterKind> InOrderOfTrust { get; } =
    [
        new PowercapMeter(),
        new PerfPowerMeter(),
        new WindowsEmiMeter(),
        new HwmonMeter(),
        new EstimateMeter(),
    ];

    /// <summary>Every kind for an environment, most trusted first: what measures, what satellites measure, what estimates.</summary>
    public static ImmutableArray<IMeterKind> KindsIn(MeterEnvironment environment) =>
    [
        .. InOrderOfTrust.Where(kind => kind.Provenance == Provenance.Measured),
        .. environment.Satellites,
        .. InOrderOfTrust.Where(kind => kind.Provenance != Provenance.Measured),
    ];

    /// <summary>Probes every kind, in order of trust.</summary>
    public static ImmutableArray<MeterProbe> ProbeAll(MeterEnvironment environment) =>
        [.. KindsIn(environment).Select(kind => kind.Probe(environment))];

    /// <summary>
    /// Opens the meter called <paramref name="name"/>, or with <c>auto</c> the most trusted one that is usable.
    /// </summary>
    /// <exception cref="MeterUnavailableException">None is usable, or the named one is not, or the name is not known.</exception>
    public static MeterSelection Open(MeterEnvironment environment, string name = "auto")
    {
        var kinds = KindsIn(environment);
        if (name != "auto")
        {
            var kind = kinds.FirstOrDefault(kind => kind.Name == name) ?? throw new MeterUnavailableException(
                $"There is no meter called '{name}'. Known meters: auto, {string.Join(", ", kinds.Select(kind => kind.Name))}.");
            return new(kind.Open(environment), []);
        }

        var passedOver = ImmutableArray.CreateBuilder<MeterProbe>();
        foreach (var kind in kinds)
        {
            var probe = kind.Probe(environment);
            try
            {
                if (probe.IsUsable)
                    return new(kind.Open(environment), passedOver.ToImmutable());
            }
            catch (MeterUnavailableException failure)
            {
                // What was usable a moment ago may have gone.
                probe = probe with { IsUsable = false, Reason = failure.Message };
            }

            passedOver.Add(probe);
        }

        throw new MeterUnavailableException(
            "No energy meter is usable here. " + string.Join(" ", passedOver.Select(probe => $"{probe.Meter}: {probe.Reason}")));
    }
}
