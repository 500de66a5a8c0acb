using System.Globalization;
using GreenCode.Profiler.Requests;
using GreenCode.TestKit;
using GreenCode.TestKit.Load;
using GreenCode.TestKit.Power;

namespace GreenCode.Benchmarks.Endpoints;

/// <summary>
/// <c>request-cost [ROUNDS] [REQUESTS]</c>: what following requests costs a service, by its own CPU clock: an endpoint that does nothing is asked for without
/// it, with it but no routes, and with both, in turn.
/// </summary>
internal static class RequestCostCommand
{
    public static int Run(string[] args) => RunAsync(
        args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 9,
        args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3_000).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(int rounds, int requests)
    {
        using var service = new KnownEndpoints();
        using var process = System.Diagnostics.Process.Start(
            "dotnet", [Repository.PathOf("artifacts", "bin", "KnownEndpoints", "release", "KnownEndpoints.dll"), .. service.Arguments]);
        try
        {
            await service.WaitUntilUpAsync(default);
            await service.SendNothingAsync(5 * requests, default);
            await FollowedAsync(service, process.Id, requests, withRoutes: true);
            var (without, activities, whole, events) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                without.Add(await CostAsync(service, process.Id, requests));
                var (cost, count) = await FollowedAsync(service, process.Id, requests, withRoutes: false);
                activities.Add(cost - without[^1]);
                events.Add((double)count / requests);
                whole.Add((await FollowedAsync(service, process.Id, requests, withRoutes: true)).Cost - without[^1]);
            }

            Console.WriteLine("| rounds | CPU per request | more without routes, median | events per request | CPU per event | more with routes, median | CPU per route |");
            Console.WriteLine("|---|---|---|---|---|---|---|");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {rounds} | {Median(without) * 1e6:0.0} µs | {Median(activities) * 1e6:0.0} µs | {Median(events):0.0} | {Median(activities) / Median(events) * 1e6:0.00} µs | {Median(whole) * 1e6:0.0} µs | {(Median(whole) - Median(activities)) * 1e6:0.0} µs |"));
            return 0;
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task<(double Cost, long Events)> FollowedAsync(KnownEndpoints service, int processId, int requests, bool withRoutes)
    {
        using var source = new RequestSource(withRoutes);
        source.Connect(processId);
        if (source.EndedBecause is { } reason)
            throw new InvalidOperationException(reason);
        var cost = await CostAsync(service, processId, requests);
        source.Stop(default);
        return (cost, source.Take().Count);
    }

    /// <summary>CPU seconds of the service per request.</summary>
    private static async Task<double> CostAsync(KnownEndpoints service, int processId, int requests)
    {
        var before = CpuClock.OfProcess(processId)!.Value;
        await service.SendNothingAsync(requests, default);
        return (CpuClock.OfProcess(processId)!.Value - before).TotalSeconds / requests;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
