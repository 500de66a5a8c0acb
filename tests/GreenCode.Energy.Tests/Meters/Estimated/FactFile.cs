using System.Globalization;
using GreenCode.TestKit;

namespace GreenCode.Energy.Tests.Meters.Estimated;

/// <summary>A committed table of measurements by others, which names its source in its first lines.</summary>
internal static class FactFile
{
    public static IEnumerable<string[]> Rows(string name) =>
        File.ReadLines(Repository.PathOf("tests", "GreenCode.Energy.Tests", "Meters", "Estimated", name)).Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(','));

    public static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
