using System.Globalization;

namespace GreenCode.Energy.Tests.Meters.Estimated;

/// <summary>A line of servers.csv: the watts of a server at the plug.</summary>
internal sealed record PublishedServer(string Microarchitecture, int Published, int Threads, double IdleWatts, double FullLoadWatts)
{
    public static IReadOnlyList<PublishedServer> All { get; } = [.. FactFile.Rows("servers.csv").Select(cells => new PublishedServer(
        cells[0],
        int.Parse(cells[2], CultureInfo.InvariantCulture),
        int.Parse(cells[3], CultureInfo.InvariantCulture),
        FactFile.Number(cells[4]),
        FactFile.Number(cells[5])))];

    public double IdlePerThread => IdleWatts / Threads;

    public double DynamicPerThread => (FullLoadWatts - IdleWatts) / Threads;
}
