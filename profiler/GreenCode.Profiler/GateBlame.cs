using System.Collections.Immutable;
using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler;

/// <summary>
/// Finds the methods and endpoints that carry a change, from further runs of both sides that are sampled. They are not part of the
/// verdict, which rests on runs that nothing looked into.
/// </summary>
/// <param name="plan">What is asked.</param>
/// <param name="commands">Starts services.</param>
/// <param name="usualUnits">How many units of work the measured runs of a side did, on average.</param>
/// <param name="baselineCost">What a unit of work of the baseline cost in the measured runs, in the median.</param>
/// <param name="progress">Told after every run.</param>
internal sealed class GateBlame(GatePlan plan, CommandRunner commands, Func<GateSide, double> usualUnits, double baselineCost, IProgress<GateProgress>? progress)
{
    /// <summary>
    /// The smallest p-value of twelve pairs, 2/2^12, withstands Holm's correction at 5 % for a hundred parts, which is as many as can make up 1 % of the whole.
    /// </summary>
    public const int Runs = 12;

    private static readonly TimeSpan SocketPatience = TimeSpan.FromSeconds(20);

    /// <summary>Samples both sides in turn.</summary>
    /// <exception cref="TargetException">A command failed or cannot be sampled.</exception>
    /// <exception cref="GateRefusedException">The runs allow no statement.</exception>
    public async Task<ImmutableArray<PartChange>> FindAsync(CancellationToken stop, CancellationToken hurry)
    {
        var settings = plan.Settings with { Runs = Runs, WarmUps = 0, StopsEarly = false, Design = GateDesign.Interleaved };
        var runs = ImmutableArray.CreateBuilder<GateRun>();
        var steps = GateSchedule.Of(settings, plan.Seed);
        foreach (var step in steps)
        {
            stop.ThrowIfCancellationRequested();
            var command = step.Side == GateSide.Baseline ? plan.Baseline : plan.Candidate;
            var record = plan.IsService ? await ServiceAsync(command, step.Side, stop, hurry) : await WholeAsync(command, stop, hurry);
            runs.Add(ToRun(record, step));
            progress?.Report(new(runs.Count, steps.Length, step.Side, GateStage.Search));
        }

        // A run that is sampled has more in it: the sampling, and in a service the compilation of what the load has just made hot.
        var result = GateAnalysis.Of(runs.ToImmutable(), settings);
        var scale = result.Baseline.Median / baselineCost;
        return [.. result.Parts.Select(part => part with { Change = new(part.Change.Value * scale, part.Change.Low * scale, part.Change.High * scale) })];
    }

    private async Task<EnergyRecord> WholeAsync(ImmutableArray<string> command, CancellationToken stop, CancellationToken hurry)
    {
        var options = Options;
        using var target = TargetProcess.Launch(command, options.SamplingInterval, Stream.Null);
        var record = await EnergyProfiler.RunAsync(target, options, null, stop, hurry);
        stop.ThrowIfCancellationRequested();
        return record;
    }

    private async Task<EnergyRecord> ServiceAsync(ImmutableArray<string> command, GateSide side, CancellationToken stop, CancellationToken hurry)
    {
        var name = "The " + side.ToString().ToLowerInvariant();
        using var service = await commands.StartServiceAsync(command, [], name, stop, hurry);
        try
        {
            await commands.LoadAsync(service, name, stop, hurry);
            await WaitForSocketAsync(service.Id, stop);
            using var loaded = CancellationTokenSource.CreateLinkedTokenSource(stop);
            using var target = TargetProcess.Attach(service.Id);
            var sampling = new Begun();
            var profiling = EnergyProfiler.RunAsync(target, Options, sampling, loaded.Token, hurry);
            await Task.WhenAny(sampling.Task, profiling);
            try
            {
                await commands.LoadAsync(service, name, stop, hurry);
            }
            finally
            {
                await loaded.CancelAsync();
            }

            return await profiling;
        }
        finally
        {
            await service.EndAsync(hurry);
        }
    }

    private static async Task WaitForSocketAsync(int processId, CancellationToken stop)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (ProcessFacts.DiagnosticSocketOf(processId) is null && TimeProvider.System.GetElapsedTime(started) < SocketPatience)
            await Task.Delay(50, stop);
    }

    private ProfileOptions Options => new() { Meter = plan.Meter, MeterEnvironment = plan.MeterEnvironment, IdleBaseline = plan.IdleBaseline };

    /// <summary>Per unit of work: as many as the measured runs did, for the load is the same.</summary>
    private GateRun ToRun(EnergyRecord record, GateStep step)
    {
        var isEnergy = plan.Metric == GateMetric.Energy;
        var units = usualUnits(step.Side);
        var total = isEnergy ? record.Energy.Target.Joules : record.Threads.Sum(thread => thread.CpuSeconds);
        return new(step.Side, step.Block ?? 0, total / units,
        [
            .. record.Methods.Select(method => new GatePart(GatePartKind.Method, method.Name, (isEnergy ? method.SelfJoules : method.CpuSeconds) / units)),
            .. record.Requests.Select(request => new GatePart(
                GatePartKind.Endpoint, request.Endpoint, (isEnergy ? request.Joules : request.CpuSecondsPerRequest * request.Count) / units)),
        ]);
    }

    /// <summary>Done with the first report of progress: from then on everything is seen.</summary>
    private sealed class Begun : IProgress<ProfileProgress>
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _begun.Task;

        public void Report(ProfileProgress value) => _begun.TrySetResult();
    }
}
