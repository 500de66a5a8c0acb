using System.Globalization;
using GreenCode.Profiler;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Sampling;
using GreenCode.Profiler.Target;
using GreenCode.TestKit;
using GreenCode.TestKit.Load;
using GreenCode.TestKit.Power;

namespace GreenCode.Benchmarks.Endpoints;

/// <summary>
/// <c>endpoints [RUNS] [REQUESTS]</c>: profiles samples/KnownEndpoints on a simulated machine while this process sends it requests, and prints how far
/// the joules per request are from what the service itself measured with its threads' CPU clocks, times the simulated watts.
/// </summary>
internal static class EndpointsCommand
{
    public static int Run(string[] args)
    {
        var runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        var requests = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000;
        Console.WriteLine("| engine | endpoint | burns | truth per request | found, median of runs | error, median of runs | worst run | requests |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var probe in SamplingEngines.ProbeAll().Where(probe => probe.IsUsable))
        {
            var found = Enumerable.Range(0, runs).Select(_ => OneRunAsync(probe.Engine, requests).GetAwaiter().GetResult()).ToList();
            foreach (var (endpoint, milliseconds) in KnownEndpoints.Milliseconds)
            {
                var rows = found.Select(run => run[endpoint]).ToList();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {probe.Engine} | `{endpoint}` | {milliseconds} ms | {Median(rows.Select(row => row.Truth * 1e3)):0.00} mJ | {Median(rows.Select(row => row.Found * 1e3)):0.00} mJ | {Median(rows.Select(row => Math.Abs(row.Error))):P1} | {rows.Max(row => Math.Abs(row.Error)):P1} | {Median(rows.Select(row => (double)row.Count)):0} |"));
            }
        }

        return 0;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static async Task<Dictionary<string, (double Truth, double Found, double Error, long Count)>> OneRunAsync(string engine, int requests)
    {
        var options = new SimulatedMachineOptions { IdlePower = default, DramIdlePower = default };
        using var machine = new SimulatedMachine(options);
        using var service = new KnownEndpoints();
        using var target = TargetProcess.Launch(
            ["dotnet", Repository.PathOf("artifacts", "bin", "KnownEndpoints", "release", "KnownEndpoints.dll"), .. service.Arguments],
            new ProfileOptions().SamplingInterval, Stream.Null);
        machine.Watch("service", target.Id);
        machine.Start();
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var profile = EnergyProfiler.RunAsync(
            target, new() { Engine = engine, Meter = "powercap", MeterEnvironment = machine.Environment },
            new Begun(begun), stop.Token, default);
        if (await Task.WhenAny(begun.Task, profile) == profile)
            await profile;

        await service.WaitUntilUpAsync(default);
        await service.SendAsync(requests, default);
        var truth = await service.TruthAsync(default);
        await stop.CancelAsync();
        var record = await profile;
        foreach (var note in record.Notes)
            Console.Error.WriteLine($"{engine}: {note}");
        return KnownEndpoints.Milliseconds.Keys.ToDictionary(endpoint => endpoint, endpoint => Compare(record, endpoint, truth[endpoint], options));
    }

    private static (double Truth, double Found, double Error, long Count) Compare(
        EnergyRecord record, string endpoint, EndpointTruth truth, SimulatedMachineOptions options)
    {
        var found = record.Requests.Single(request => request.Endpoint == KnownEndpoints.WithoutConstraint(endpoint));
        var joules = truth.CpuSeconds / truth.Count * (options.PowerPerBusyCpu.Value + options.DramPowerPerBusyCpu.Value);
        return (joules, found.JoulesPerRequest, found.JoulesPerRequest / joules - 1, found.Count);
    }

    private sealed class Begun(TaskCompletionSource begun) : IProgress<ProfileProgress>
    {
        public void Report(ProfileProgress value) => begun.TrySetResult();
    }
}
