using System.Text.Json;
using GreenCode.LiveTests.Samples;
using GreenCode.Profiler;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Sampling;
using GreenCode.Profiler.Target;
using Xunit.Sdk;

namespace GreenCode.LiveTests.Accuracy;

/// <summary>
/// Profiles a program that measures with its threads' own CPU clocks what each of its methods burns, and compares. Retry policy: sampling
/// is random and the machine may be busy, so a comparison may fail twice; the third failure in a row fails the test. The limits are those
/// of docs/methodology/accuracy.md for a run of a few seconds.
/// </summary>
public class KnownSharesAccuracyTests
{
    private const int Attempts = 3;
    private const double LargestErrorOfPerfPoints = 2;
    private const double LargestErrorOfEventPipePoints = 5;

    /// <summary>What its thread collects for itself is some 5 % of the program's CPU time.</summary>
    private const double LargestErrorOfCollectorPoints = 1.5;

    [Theory]
    [InlineData("perf", "one-thread")]
    [InlineData("perf", "thread-each")]
    [InlineData("eventpipe", "one-thread")]
    [InlineData("eventpipe", "thread-each")]
    public async Task Every_method_gets_its_true_share_of_the_energy(string engine, string layout)
    {
        if (SamplingEngines.ProbeAll().Single(probe => probe.Engine == engine) is { IsUsable: false } probe)
            Assert.Skip($"The engine is not usable here: {probe.Reason}");

        for (var attempt = 1; ; attempt++)
        {
            var (record, truth) = await ProfileAsync(engine, layout);
            try
            {
                Compare(record, truth, engine == "perf" ? LargestErrorOfPerfPoints : LargestErrorOfEventPipePoints);
                return;
            }
            catch (XunitException) when (attempt < Attempts)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"Attempt {attempt} was off.");
            }
        }
    }

    private static void Compare(EnergyRecord record, JsonElement truth, double largestErrorPoints)
    {
        var joules = record.Methods.ToLookup(method => method.Name, method => method.TotalJoules);
        var process = truth.GetProperty("processCpuSeconds").GetDouble();
        foreach (var method in truth.GetProperty("methods").EnumerateArray().Concat(truth.GetProperty("idleMethods").EnumerateArray()))
        {
            var name = method.GetProperty("name").GetString()!;
            var expected = 100 * method.GetProperty("cpuSeconds").GetDouble() / process;
            var actual = 100 * joules[name].Sum() / record.Energy.Target.Joules;
            Assert.True(
                Math.Abs(actual - expected) <= largestErrorPoints, $"{name} burnt {expected:0.00} % of the CPU time and got {actual:0.00} % of the energy.");
        }

        var collected = 100 * truth.GetProperty("estimatedGcCpuSeconds").GetDouble() / process;
        var booked = 100 * record.Buckets.Where(bucket => bucket.Name == "gc").Sum(bucket => bucket.Joules) / record.Energy.Target.Joules;
        Assert.True(
            Math.Abs(booked - collected) <= LargestErrorOfCollectorPoints, $"Collections took {collected:0.00} % of the CPU time, and {booked:0.00} % of the energy is booked as theirs.");

        var parts = record.Methods.Sum(method => method.SelfJoules) + record.Buckets.Sum(bucket => bucket.Joules);
        Assert.Equal(1, parts / record.Energy.Target.Joules, tolerance: 1e-9);
    }

    private static async Task<(EnergyRecord Record, JsonElement Truth)> ProfileAsync(string engine, string layout)
    {
        var truthFile = Path.GetTempFileName();
        try
        {
            using var target = TargetProcess.Launch(
                ["dotnet", BuiltSample.Assembly("KnownShares"), "--seconds", "4", "--layout", layout, "--truth", truthFile],
                TimeSpan.FromMilliseconds(5),
                Stream.Null);
            var record = await EnergyProfiler.RunAsync(
                target, new() { Engine = engine }, null, TestContext.Current.CancellationToken, CancellationToken.None);
            Assert.Equal(0, target.ExitCode);
            return (record, JsonDocument.Parse(await File.ReadAllTextAsync(truthFile)).RootElement);
        }
        finally
        {
            File.Delete(truthFile);
        }
    }
}
