using System.Diagnostics;
using System.Text.Json;

namespace GreenCode.LiveTests.Samples;

public class KnownSharesTests
{
    // A full collection at the end of the last round has no later round to make up for it: on a slow machine 30 ms of 2 s.
    private const double CollectionInTheLastRound = 0.04;

    private static readonly Dictionary<string, double> Shares = new()
    {
        ["KnownShares.BusyMethods.ManagedLoop"] = 0.30,
        ["KnownShares.BusyMethods.SortNumbers"] = 0.20,
        ["KnownShares.BusyMethods.HashWithOpenSsl"] = 0.20,
        ["KnownShares.BusyMethods.CompressWithBrotli"] = 0.15,
        ["KnownShares.BusyMethods.AllocateObjects"] = 0.15,
    };

    [Theory]
    [InlineData("one-thread")]
    [InlineData("thread-each")]
    public async Task The_truth_adds_up_and_every_method_has_its_share(string layout)
    {
        var truth = await RunAsync("--layout", layout, "--seconds", "2", "--threads", "8");

        var methods = truth.GetProperty("methods").EnumerateArray().ToDictionary(m => m.GetProperty("name").GetString()!, m => Number(m, "cpuSeconds"));
        var busy = methods.Values.Sum();
        Assert.Equal(Shares.Keys.Order(), methods.Keys.Order());
        Assert.All(Shares, share => Assert.Equal(share.Value, methods[share.Key] / busy, tolerance: CollectionInTheLastRound));
        Assert.Equal(Number(truth, "processCpuSeconds"), busy + Number(truth, "otherCpuSeconds"), tolerance: 1e-9);
        Assert.InRange(Number(truth, "otherCpuSeconds") / Number(truth, "processCpuSeconds"), 0, 0.15);
    }

    [Fact]
    public async Task The_collector_works_for_the_allocating_method_and_waiting_threads_cost_next_to_nothing()
    {
        var truth = await RunAsync("--seconds", "2", "--threads", "12");

        var allocating = truth.GetProperty("methods").EnumerateArray().Single(m => m.GetProperty("name").GetString()!.EndsWith("AllocateObjects", StringComparison.Ordinal));
        Assert.True(truth.GetProperty("gcCount").GetInt32() > 0);
        Assert.InRange(Number(truth, "estimatedGcCpuSeconds"), 1e-9, Number(allocating, "cpuSeconds"));
        Assert.Equal(4, truth.GetProperty("idleMethods").GetArrayLength());
        Assert.All(truth.GetProperty("idleMethods").EnumerateArray(), m => Assert.InRange(Number(m, "cpuSeconds") / Number(truth, "processCpuSeconds"), 0, 0.02));
    }

    [Fact]
    public async Task The_timeline_ends_at_the_totals_and_never_goes_back()
    {
        var truth = await RunAsync("--seconds", "1", "--threads", "0");

        var rounds = truth.GetProperty("timeline").EnumerateArray()
            .Select(r => (At: r.GetProperty("monotonicNanoseconds").GetInt64(), Cpu: r.GetProperty("cpuSeconds").EnumerateArray().Select(c => c.GetDouble()).ToArray()))
            .ToArray();
        Assert.True(rounds.Length > 1);
        Assert.All(rounds.Zip(rounds.Skip(1)), pair => Assert.True(pair.First.At < pair.Second.At && pair.First.Cpu.Zip(pair.Second.Cpu).All(c => c.First <= c.Second)));
        Assert.Equal(truth.GetProperty("methods").EnumerateArray().Select(m => Number(m, "cpuSeconds")), rounds[^1].Cpu);
    }

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static async Task<JsonElement> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltSample.Assembly("KnownShares"), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var json = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return JsonDocument.Parse(json).RootElement;
    }
}
