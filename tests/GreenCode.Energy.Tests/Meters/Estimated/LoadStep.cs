using System.Globalization;

namespace GreenCode.Energy.Tests.Meters.Estimated;

/// <summary>A line of load-steps.csv: the watts of a machine's packages under a load.</summary>
/// <param name="Machine">The machine, by its processor.</param>
/// <param name="Threads">Its logical CPUs.</param>
/// <param name="DesignWatts">The thermal design power of its packages.</param>
/// <param name="Spread">Whether the load was on all threads or on some.</param>
/// <param name="Load">From 0 to 1.</param>
/// <param name="PackageWatts">By RAPL.</param>
/// <param name="PlugWatts">Of the whole machine; 0 where there was no meter at the plug.</param>
internal sealed record LoadStep(string Machine, int Threads, double DesignWatts, string Spread, double Load, double PackageWatts, double PlugWatts)
{
    /// <summary>The steps of 6 % load and more: the first rows of the source hold start-up values.</summary>
    public static IReadOnlyList<LoadStep> All { get; } = [.. FactFile.Rows("load-steps.csv").Select(cells => new LoadStep(
        cells[0],
        int.Parse(cells[1], CultureInfo.InvariantCulture),
        FactFile.Number(cells[2]),
        cells[3],
        FactFile.Number(cells[4]) / 100,
        FactFile.Number(cells[5]),
        FactFile.Number(cells[6]))).Where(step => step.Load >= 0.06)];
}
