using System.Globalization;
using GreenCode.Energy.Meters.Estimated;
using GreenCode.TestKit;

namespace GreenCode.Energy.Tests.Meters.Estimated;

/// <summary>The watts of the power models and the range of the estimate follow from committed measurements; so do the figures of the methodology.</summary>
public class EstimateErrorTests
{
    private const string Page = "docs/methodology/estimation.md";
    private const string DutchPage = "docs/nl/methodology/estimation.md";
    private const string Start = "<!-- generated: errors -->\n";
    private const string End = "<!-- end generated -->";

    /// <summary>A series that must have counted twice: it is shown, and kept out of what is concluded.</summary>
    private const string Doubtful = "Xeon E3-1240 v2 (second series)";

    private static readonly PowerModel Unknown = PowerModelTable.All.Last();

    private static readonly (string Machine, PowerModel Model)[] KnownMachines =
    [
        ("EPYC 8024P", Model("AMD EPYC 4th generation (Zen 4)")),
        ("Xeon E3-1240 v2", Model("Intel Ivy Bridge")),
        ("2 x Xeon E5-2620 v3", Model("Intel Haswell")),
    ];

    private static readonly List<LoadStep> Steps = [.. LoadStep.All.Where(step => step.Machine != Doubtful)];

    /// <summary>What others compute the power of a processor from: its design power and its load.</summary>
    private static readonly (string Name, Func<double, double, double> Watts)[] Alternatives =
    [
        ("design power × load", (design, load) => design * load),
        ("design power × (0.1 + 0.9 × load³)", (design, load) => design * (0.1 + 0.9 * load * load * load)),
        ("half the design power", (design, _) => design / 2),
        ("the curve of Teads", (design, load) => design * Teads(load)),
        ("design power × load ÷ 0.65 (SDIA)", (design, load) => design * load / 0.65),
    ];

    [Fact]
    public void The_watts_of_every_power_model_are_the_medians_of_its_servers() => Assert.All(PowerModelTable.All, model =>
    {
        var servers = PublishedServer.All.Where(server => model == Unknown ? server.Published >= 2018 : server.Microarchitecture == model.Name).ToList();
        Assert.Equal(servers.Count, model.Servers);
        Assert.Equal(Median(servers.Select(server => server.IdlePerThread)), model.IdlePerCpu.Value, 0.0005);
        Assert.Equal(Median(servers.Select(server => server.DynamicPerThread)), model.DynamicPerBusyCpu.Value, 0.0005);
    });

    [Fact]
    public void The_range_holds_the_measurements_that_it_is_taken_from()
    {
        var ratios = ServerRatios().Concat(Ratios(Steps, Unknown)).ToList();
        Assert.True(ratios.Count(IsInRange) >= 0.98 * ratios.Count);
    }

    [Fact]
    public void The_methodology_shows_the_errors_that_the_measurements_give()
    {
        var page = File.ReadAllText(Repository.PathOf(Page));
        var (start, end) = (page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, page.IndexOf(End, StringComparison.Ordinal));
        Golden.Matches(Page, $"{page[..start]}{Tables()}{page[end..]}");
    }

    [Fact]
    public void The_Dutch_page_shows_the_same_figures() => Assert.All(
        Tables().Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).SelectMany(line => line.Split('|')[2..^1]).Where(cell => cell.Any(char.IsDigit) && !cell.Contains("0.33", StringComparison.Ordinal)),
        cell => Assert.Contains($"|{cell.Replace('.', ',').Replace(" of ", " van ", StringComparison.Ordinal)}|", File.ReadAllText(Repository.PathOf(DutchPage)), StringComparison.Ordinal));

    private static string Tables()
    {
        var servers = ServerRatios().ToList();
        var lines = new List<string>
        {
            "| compared | within 0.33–3 | smallest and largest ratio |",
            "|---|---|---|",
            Row($"{PublishedServer.All.Count} servers of the table at rest and at full load (SPECpower), each against the median of its kind", servers),
        };
        foreach (var (machine, model) in KnownMachines)
        {
            var steps = Steps.Where(step => step.Machine == machine).ToList();
            lines.Add(Row($"{machine}, {steps.Count} load steps, RAPL against the row {model.Name}", Ratios(steps, model)));
        }

        lines.Add(Row($"the three above and a Threadripper 1950X, {Steps.Count} load steps, RAPL against the row for unknown processors", Ratios(Steps, Unknown)));
        var doubtful = LoadStep.All.Where(step => step.Machine == Doubtful).ToList();
        lines.Add(Row($"in doubt: {Doubtful}, {doubtful.Count} load steps, against the row Intel Ivy Bridge", Ratios(doubtful, Model("Intel Ivy Bridge"))));
        lines.Add(Row($"in doubt: the same {doubtful.Count} against the row for unknown processors", Ratios(doubtful, Unknown)));
        var line = StraightLineRatios().ToList();
        lines.Add(string.Create(CultureInfo.InvariantCulture,
            $"| the steps between the first and the last of each of these machines and spreads, against the straight line between those two; within 0.5–1.8 | {line.Count(ratio => ratio is >= 0.5 and <= 1.8)} of {line.Count} | {line.Min():0.00}–{line.Max():0.00} |"));
        var plug = Steps.Where(step => step.PlugWatts > 0).Select(step => step.PlugWatts / step.PackageWatts).ToList();
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"| the plug against RAPL on the Threadripper 1950X, {plug.Count} load steps | | {plug.Min():0.00}–{plug.Max():0.00} |"));

        lines.AddRange(["", "| power computed from | mean error on the load steps, by machine and spread |", "|---|---|"]);
        lines.Add(ErrorRow("this model", steps => MeanError(steps, Watts(ModelOf(steps[0].Machine)))));
        foreach (var (name, watts) in Alternatives)
            lines.Add(ErrorRow(name, steps => MeanError(steps, step => watts(step.DesignWatts, step.Load))));
        return string.Join('\n', lines) + "\n";
    }

    private static string Row(string compared, IEnumerable<double> ratios)
    {
        var all = ratios.ToList();
        return string.Create(CultureInfo.InvariantCulture, $"| {compared} | {all.Count(IsInRange)} of {all.Count} | {all.Min():0.00}–{all.Max():0.00} |");
    }

    private static string ErrorRow(string name, Func<List<LoadStep>, double> error)
    {
        var errors = Steps.GroupBy(step => (step.Machine, step.Spread)).Select(steps => error([.. steps])).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {100 * errors.Min():0}–{100 * errors.Max():0} % |");
    }

    private static IEnumerable<double> ServerRatios() => PublishedServer.All.SelectMany(server =>
    {
        var model = Model(server.Microarchitecture);
        return (double[])[server.IdlePerThread / model.IdlePerCpu.Value, server.FullLoadWatts / server.Threads / (model.IdlePerCpu.Value + model.DynamicPerBusyCpu.Value)];
    });

    private static IEnumerable<double> Ratios(IEnumerable<LoadStep> steps, PowerModel model) => steps.Select(step => step.PackageWatts / Watts(model)(step));

    private static IEnumerable<double> StraightLineRatios() => Steps.GroupBy(step => (step.Machine, step.Spread)).SelectMany(group =>
    {
        var steps = group.ToList();
        var (first, last) = (steps[0], steps[^1]);
        return steps[1..^1].Select(step =>
            step.PackageWatts / (first.PackageWatts + (last.PackageWatts - first.PackageWatts) * (step.Load - first.Load) / (last.Load - first.Load)));
    });

    private static double MeanError(List<LoadStep> steps, Func<LoadStep, double> watts) =>
        steps.Average(step => Math.Abs(watts(step) / step.PackageWatts - 1));

    private static Func<LoadStep, double> Watts(PowerModel model) =>
        step => step.Threads * (model.IdlePerCpu.Value + model.DynamicPerBusyCpu.Value * step.Load);

    private static PowerModel ModelOf(string machine) =>
        KnownMachines.FirstOrDefault(known => known.Machine == machine).Model ?? Unknown;

    private static PowerModel Model(string name) => PowerModelTable.All.Single(model => model.Name == name);

    private static bool IsInRange(double ratio) => ratio >= Unknown.LowFactor && ratio <= Unknown.HighFactor;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>Straight lines between 12, 32, 75 and 102 % of the design power at 0, 10, 50 and 100 % load (Teads Engineering, 2021).</summary>
    private static double Teads(double load) => load switch
    {
        <= 0.1 => 0.12 + (0.32 - 0.12) * load / 0.1,
        <= 0.5 => 0.32 + (0.75 - 0.32) * (load - 0.1) / 0.4,
        _ => 0.75 + (1.02 - 0.75) * (load - 0.5) / 0.5,
    };
}
