using System.Collections.Immutable;

namespace GreenCode.Energy;

/// <summary>Where meters look, and what the user knows better. The roots are parameters so that a container can mount them elsewhere and a test can bring its own machine.</summary>
/// <param name="SysRoot">The sysfs root, normally <c>/sys</c>.</param>
/// <param name="ProcRoot">The procfs root, normally <c>/proc</c>.</param>
/// <param name="PowercapRoot">The powercap class directory, normally <c>/sys/class/powercap</c>; null for the one below <paramref name="SysRoot"/>.</param>
/// <param name="WattsPerCore">For the estimate: the power that one busy logical CPU adds; null for that of the power model.</param>
/// <param name="IdleWatts">For the estimate: the power of the whole machine at rest; null for that of the power model.</param>
public sealed record MeterEnvironment(
    string SysRoot = "/sys",
    string ProcRoot = "/proc",
    string? PowercapRoot = null,
    Watts? WattsPerCore = null,
    Watts? IdleWatts = null)
{
    /// <summary>Kinds of meter from satellite libraries. They are tried after the built-in ones that measure and before the estimate.</summary>
    public ImmutableArray<IMeterKind> Satellites { get; init; } = [];
}
