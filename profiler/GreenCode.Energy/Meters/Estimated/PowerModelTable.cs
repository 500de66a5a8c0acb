using System.Globalization;
using GreenCode.Energy.Host;

namespace GreenCode.Energy.Meters.Estimated;

/// <summary>The power models of power-models.csv, which names its sources.</summary>
internal static class PowerModelTable
{
    private sealed record Row(string Vendor, int Family, HashSet<int> Models, string NamePart, PowerModel Model);

    private static readonly Row[] Rows = Load();

    /// <summary>Every model, the one for unknown processors last.</summary>
    public static IEnumerable<PowerModel> All => Rows.Select(row => row.Model);

    /// <summary>The model for a processor; the last row where its microarchitecture is not in the table.</summary>
    public static PowerModel For(ProcessorFacts processor) =>
        Array.Find(Rows, row =>
            row.Vendor == processor.Vendor && row.Family == processor.Family && row.Models.Contains(processor.Model)
            && processor.ModelName.Contains(row.NamePart, StringComparison.Ordinal))?.Model ?? Rows[^1].Model;

    private static Row[] Load()
    {
        using var stream = typeof(PowerModelTable).Assembly.GetManifestResourceStream("power-models.csv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).Skip(1).Select(Parse)];
    }

    private static Row Parse(string line)
    {
        var cells = line.TrimEnd('\r').Split(',');
        return new(
            cells[1],
            cells[2].Length == 0 ? -1 : Convert.ToInt32(cells[2], 16),
            [.. cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Models)],
            cells[4],
            new(cells[0], new(Number(cells[5])), new(Number(cells[6]))) { Servers = (int)Number(cells[7]) });
    }

    private static IEnumerable<int> Models(string range)
    {
        var ends = range.Split('-').Select(end => Convert.ToInt32(end, 16)).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
