using System.Globalization;
using Demo.Load;
using Demo.Service;
using GreenCode.Profiler;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Target;

namespace Demo;

/// <summary>What the demo does with a service that runs.</summary>
internal static class Runs
{
    private const int Seed = 2026;
    private const int Concurrency = 4;
    private const int DeskRequests = 600;
    private const int RequestsPerEndpoint = 200;

    private const int WarmUpRounds = 3;
    private static readonly TimeSpan WarmUpRound = TimeSpan.FromSeconds(1.5);

    /// <summary>The same requests for every variant, under the profiler: what they cost, method by method.</summary>
    public static async Task<(EnergyRecord Record, LoadReport Load)> ProfiledDeskAsync(RunningService service, CancellationToken cancellationToken)
    {
        await WarmUpAsync(service, RequestMix.Desk(Seed - 1), cancellationToken);

        using var finished = new CancellationTokenSource();
        var sampling = new Signal();
        using var target = TargetProcess.Attach(service.ProcessId);
        var profiling = EnergyProfiler.RunAsync(target, new ProfileOptions(), sampling, finished.Token, cancellationToken);
        try
        {
            await Task.WhenAny(sampling.Raised, profiling);
            var (load, _) = await MeasureAsync(service, LoadPlan.Of(DeskRequests, RequestMix.Desk(Seed), Concurrency), cancellationToken);
            return (await StopAsync(), load);
        }
        catch
        {
            await StopAsync();
            throw;
        }

        Task<EnergyRecord> StopAsync()
        {
            finished.Cancel();
            return profiling;
        }
    }

    public static async Task ByEndpointAsync(RunningService service, CancellationToken cancellationToken)
    {
        PrintHeader();
        foreach (var endpoint in Enum.GetValues<Endpoint>())
        {
            await WarmUpAsync(service, RequestMix.Only(endpoint, Seed - 1), cancellationToken);
            var (load, cpu) = await MeasureAsync(service, LoadPlan.Of(RequestsPerEndpoint, RequestMix.Only(endpoint, Seed), Concurrency), cancellationToken);
            Print(endpoint.ToString(), load.Endpoints.Single(), PerThousand(cpu, load));
        }

        Console.WriteLine();
    }

    /// <summary>
    /// Compiling what is hot belongs to the start of a service, not to its requests. The runtime does it in the pause after a load,
    /// and for each of its tiers anew: one round is not enough.
    /// </summary>
    private static async Task WarmUpAsync(RunningService service, RequestMix mix, CancellationToken cancellationToken)
    {
        for (var round = 0; round < WarmUpRounds; round++)
            await MeasureAsync(service, LoadPlan.Lasting(WarmUpRound, mix, Concurrency), cancellationToken);
    }

    /// <summary>The load, and the CPU time of the service until the work that it left in the background is done as well.</summary>
    private static async Task<(LoadReport Load, TimeSpan Cpu)> MeasureAsync(RunningService service, LoadPlan plan, CancellationToken cancellationToken)
    {
        var before = service.CpuTime;
        var load = await LoadGenerator.RunAsync(service.Address, plan, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (load.FirstError is { } error)
            throw new DemoException($"{load.Errors} of {load.Requests} requests went wrong, for example: {error}");

        var after = service.CpuTime;
        for (var busy = true; busy;)
        {
            await Task.Delay(500, cancellationToken);
            var now = service.CpuTime;
            busy = now - after > TimeSpan.FromMilliseconds(100);
            after = now;
        }

        return (load, after - before);
    }

    private static double PerThousand(TimeSpan cpu, LoadReport load) => cpu.TotalSeconds * 1_000 / load.Requests;

    private static void PrintHeader() => Console.WriteLine("endpoint     requests  errors  median ms    p95 ms      kB  CPU s per 1,000");

    private static void Print(string name, EndpointStatistics endpoint, double? cpuSecondsPerThousand) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-12} {endpoint.Requests,8} {endpoint.Errors,7} {endpoint.Median?.TotalMilliseconds,10:0.0} {endpoint.Percentile95?.TotalMilliseconds,9:0.0} {endpoint.Bytes / 1024,7} {cpuSecondsPerThousand,16:0.00}"));

    /// <summary>Raised by the first report of progress: from then on everything is seen.</summary>
    private sealed class Signal : IProgress<ProfileProgress>
    {
        private readonly TaskCompletionSource _raised = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Raised => _raised.Task;

        public void Report(ProfileProgress value) => _raised.TrySetResult();
    }
}
