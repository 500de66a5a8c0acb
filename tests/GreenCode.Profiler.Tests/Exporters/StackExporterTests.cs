using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using GreenCode.Profiler.Exporters;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Tests.Reporting;

namespace GreenCode.Profiler.Tests.Exporters;

public class StackExporterTests
{
    [Theory]
    [InlineData("typical")]
    [InlineData("estimated")]
    [InlineData("hostile")]
    [InlineData("huge")]
    public void The_whole_numbers_of_every_stack_format_sum_to_the_energy_of_the_target(string name)
    {
        var record = SampleRecords.ByName(name);
        var expected = record.CallTree.Nodes.Sum(node => node.SelfJoules) * 1e6;

        Assert.Equal(expected, CollapsedSum(record), 1.0);
        Assert.Equal(expected, SpeedscopeSum(record), 1.0);
        Assert.Equal(expected, FirefoxSum(record), tolerance: 7.0);
        Assert.Equal(expected, PprofSum(record), 1.0);
    }

    [Fact]
    public void Pprof_counts_samples_and_labels_thread_and_endpoint()
    {
        var record = SampleRecords.Tiny();
        CallTreeFrame[] frames = [new("pool", "role", null), new("GET /permits", "endpoint", null), new("A.B.Run", "method", "App")];
        CallTreeNode[] nodes = [new(-1, 0, 0, 1.5, 0), new(0, 1, 0, 1.5, 0), new(1, 2, 1.5, 1.5, 0.1, 7)];

        var text = PprofText.Of(Export("pprof", record with { CallTree = new([.. frames], [.. nodes]) }));

        Assert.Contains("types samples/count cpu/nanoseconds energy/microjoules, default energy", text, StringComparison.Ordinal);
        Assert.Contains("7 100000000 1500000\tthread=pool endpoint=GET /permits\tApp!A.B.Run\n", text, StringComparison.Ordinal);
    }

    [Property]
    public void Rounding_never_costs_more_than_half_a_unit(double[] values)
    {
        var rounding = new CarriedRounding(1);
        var (exact, rounded) = (0.0, 0L);
        foreach (var value in values.Where(double.IsFinite).Select(value => Math.Abs(value) % 1000))
        {
            exact += value;
            rounded += rounding.Next(value);
            Assert.InRange(rounded, exact - 0.501, exact + 0.501);
        }
    }

    [Fact]
    public void The_firefox_counter_of_the_process_holds_its_energy_in_picowatt_hours()
    {
        var record = SampleRecords.Typical();

        using var profile = JsonDocument.Parse(Export("firefox", record));

        var counter = profile.RootElement.GetProperty("counters")[0].GetProperty("samples");
        var picowattHours = counter.GetProperty("count").EnumerateArray().Skip(1).Sum(count => count.GetInt64());
        Assert.Equal(record.Timeline.Sum(window => window.TargetJoules), picowattHours * 3.6e-9, 1e-6);
        Assert.Equal(record.Timeline.Length + 1, counter.GetProperty("time").GetArrayLength());
    }

    private static double CollapsedSum(EnergyRecord record) => Encoding.UTF8.GetString(Export("collapsed", record))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    private static double SpeedscopeSum(EnergyRecord record)
    {
        using var file = JsonDocument.Parse(Export("speedscope", record));
        var profile = file.RootElement.GetProperty("profiles")[0];
        var sum = profile.GetProperty("weights").EnumerateArray().Sum(weight => weight.GetDouble());
        Assert.Equal(profile.GetProperty("endValue").GetDouble(), sum);
        Assert.Equal(profile.GetProperty("samples").GetArrayLength(), profile.GetProperty("weights").GetArrayLength());
        return sum;
    }

    private static double FirefoxSum(EnergyRecord record)
    {
        using var profile = JsonDocument.Parse(Export("firefox", record));
        return profile.RootElement.GetProperty("threads").EnumerateArray()
            .Sum(thread => thread.GetProperty("samples").GetProperty("weight").EnumerateArray().Sum(weight => weight.GetDouble()));
    }

    private static double PprofSum(EnergyRecord record) => PprofText.Of(Export("pprof", record))
        .Split('\n').Where(line => line.Contains('\t', StringComparison.Ordinal) && line.Split('\t')[0].Split(' ') is [_, _, var energy] && long.TryParse(energy, out long _))
        .Sum(line => double.Parse(line.Split('\t')[0].Split(' ')[2], CultureInfo.InvariantCulture));

    private static byte[] Export(string format, EnergyRecord record)
    {
        var output = new MemoryStream();
        ExporterCatalog.ByName(format)!.Export(record, output);
        return output.ToArray();
    }
}
