using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using GreenCode.Energy;
using GreenCode.Profiler.Alignment;
using GreenCode.Profiler.Attribution;
using GreenCode.Profiler.CpuTime;
using GreenCode.Profiler.Heap;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Requests;
using GreenCode.Profiler.Sampling;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler;

/// <summary>The one place where the stages are joined. Read <see cref="RunAsync"/> from top to bottom: it is the flow.</summary>
public static class EnergyProfiler
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(30);
    /// <summary>GreenCode itself starts up meanwhile, and its own compilation is no rest.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);
    private const int LooksPerDigest = 5;

    /// <summary>Counters of RAPL step about every millisecond: each end of a profile is uncertain by that much.</summary>
    private static readonly TimeSpan CounterStep = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Profiles <paramref name="target"/> until it ends, the duration is over or <paramref name="stop"/> is cancelled, and returns the
    /// record in all three cases. A launched target is asked to end when the profile ends first; one that was attached to goes on.
    /// </summary>
    /// <param name="target">Who is measured.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told twice a second how it stands; from the first time on, everything is seen.</param>
    /// <param name="stop">Ends the profile.</param>
    /// <param name="hurry">Ends the waiting for a target that does not end and for events that are still on their way.</param>
    /// <exception cref="MeterUnavailableException">The meter asked for is not usable.</exception>
    /// <exception cref="SamplingRefusedException">The process cannot be sampled.</exception>
    /// <exception cref="TargetException">The process ended before anything could be measured, or is no .NET process.</exception>
    public static async Task<EnergyRecord> RunAsync(
        TargetProcess target, ProfileOptions options, IProgress<ProfileProgress>? progress, CancellationToken stop, CancellationToken hurry)
    {
        try
        {
            return await MeasureAsync(target, options, progress, stop, hurry);
        }
        finally
        {
            // Whatever went wrong: what we started does not stay behind.
            await target.EndAsync(hurry);
        }
    }

    private static async Task<EnergyRecord> MeasureAsync(
        TargetProcess target, ProfileOptions options, IProgress<ProfileProgress>? progress, CancellationToken stop, CancellationToken hurry)
    {
        var createdAt = DateTimeOffset.UtcNow;
        var (meter, passedOver) = MeterCatalog.Open(options.MeterEnvironment, options.Meter);
        using var _ = meter;
        using var clocks = new CpuClocks(target.Tree);
        using var ticks = new TickReader(meter, clocks, options.ReadInterval);
        using var source = SamplingEngines.Open(
            options.Engine, target.Tree, target.IsLaunched ? options.SamplingInterval : null, options.SamplingFrequencyHertz, out var fallback);
        var idlePower = options.IdleBaseline?.Power ?? meter.Description.IdlePower;
        using var requests = options.FollowRequests ? new RequestSource() : null;
        using var heap = new HeapSource(options.GcByAllocation);
        var digest = new Digest(source, requests, heap, clocks, meter.Description, idlePower ?? default);
        var connections = new RuntimeConnections(source, heap, target.Tree, digest);
        digest.CodeOf(await ConnectAsync(connections, target, stop)).Begin();
        RefreshCode(target.Tree, digest);

        var ended = WaitForEndAsync(target, options.Duration, stop);
        for (var look = 1; !ended.IsCompleted; look++)
        {
            await Task.WhenAny(ended, Task.Delay(LookInterval, CancellationToken.None));
            // A child is connected to as soon as it can be: what it does before is seen less well.
            var held = connections.Look();
            // A target that ran already has its code loaded: whether it can serve requests, which are followed from then on, is known at the first look.
            if (look % LooksPerDigest != 0 && (look > 1 || target.IsLaunched))
                continue;
            RefreshCode(target.Tree, digest);
            var delivered = MonotonicTime.Now + -source.DeliveryDelay;
            digest.TakeIn(ticks, held < delivered ? held : delivered);
            progress?.Report(digest.Progress with
            {
                SoFar = () => Compose(createdAt, target, options, meter.Description, passedOver, ticks.Count, source, digest, notes: null),
            });
        }

        ticks.Stop();
        // At once, because a target that is paused lets each of them wait.
        Parallel.Invoke(() => source.Stop(hurry), () => requests?.Stop(hurry), () => heap.Stop(hurry));
        digest.TakeIn(ticks, new(long.MaxValue));
        digest.Ledger.Close();
        await target.EndAsync(hurry);

        string[] notes = [.. fallback is null ? [] : new[] { fallback }, .. Notes(target, meter.Description, options.IdleBaseline, source, requests, heap, digest)];
        return Compose(createdAt, target, options, meter.Description, passedOver, ticks.Count, source, digest, notes);
    }

    /// <summary>
    /// Does on the profiler itself what a profile does first: whatever is done for the first time takes long, and a target that is launched
    /// meanwhile would be missed for so long.
    /// </summary>
    /// <exception cref="MeterUnavailableException">The meter asked for is not usable.</exception>
    public static void Rehearse(ProfileOptions options)
    {
        using var meter = MeterCatalog.Open(options.MeterEnvironment, options.Meter).Meter;
        using var clocks = new CpuClocks(Environment.ProcessId);
        using var ticks = new TickReader(meter, clocks, options.ReadInterval);
        _ = SamplingEngines.ProbeAll();
    }

    /// <summary>Measures the power that the machine draws without work, before anything is launched.</summary>
    /// <exception cref="MeterUnavailableException">The meter asked for is not usable.</exception>
    /// <exception cref="BaselineRefusedException">The machine is not at rest, or the meter does not measure.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public static async Task<IdleBaseline> MeasureIdleAsync(ProfileOptions options, TimeSpan duration, CancellationToken stop)
    {
        using var meter = MeterCatalog.Open(options.MeterEnvironment, options.Meter).Meter;
        if (meter.Description.Provenance != Provenance.Measured)
        {
            throw new BaselineRefusedException(
                $"The meter '{meter.Description.Name}' does not measure, so there is no idle power to measure with it. Leave out --idle-baseline; --idle-watts sets the estimate's own.");
        }

        var taken = new List<Tick>();
        using (var clocks = new CpuClocks(Environment.ProcessId))
        using (var ticks = new TickReader(meter, clocks, options.ReadInterval))
        {
            await Task.Delay(Settling, stop);
            var settled = MonotonicTime.Now;
            await Task.Delay(duration, stop);
            ticks.Stop();
            while (ticks.TryTake(new(long.MaxValue), out var tick))
            {
                if (tick.Time >= settled)
                    taken.Add(tick);
            }
        }

        var baseline = IdleBaseline.From(taken, meter.Description.Domains, Environment.ProcessorCount)
            ?? throw new BaselineRefusedException($"{duration.TotalSeconds:0.##} s are too short for an idle baseline, or the meter failed meanwhile. Take 10 s.");
        return baseline.IsAtRest ? baseline : throw new BaselineRefusedException(
            $"The machine was {baseline.BusyShare:P0} busy while its idle power was to be measured; up to {IdleBaseline.MostBusyShare:P0} is allowed. " +
            "Stop what else is running and try again, or leave out --idle-baseline.");
    }

    private static void RefreshCode(ProcessTree tree, Digest digest)
    {
        foreach (var processId in tree.Living)
            digest.CodeOf(processId).Refresh();
    }

    /// <summary>Connects to the first runtime that comes up; its process's id.</summary>
    private static async Task<int> ConnectAsync(RuntimeConnections connections, TargetProcess target, CancellationToken stop)
    {
        var processId = await target.WaitForRuntimeAsync(stop);
        try
        {
            await Task.Run(() => connections.Connect(processId), stop).WaitAsync(ConnectPatience, stop);
            target.Tree.Name(processId);
            return processId;
        }
        catch (TimeoutException)
        {
            throw new SamplingRefusedException(
                $"Process {processId} does not answer on its diagnostic socket. It is paused, or too busy to answer within {ConnectPatience.TotalSeconds:0} s.");
        }
        catch (SamplingRefusedException) when (target.HasExited)
        {
            throw target.EndedTooEarly();
        }
    }

    private static async Task WaitForEndAsync(TargetProcess target, TimeSpan? duration, CancellationToken stop)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            if (duration is { } time)
                limit.CancelAfter(time);
            await target.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // Both ends are regular: the duration is over, or somebody wants to see the report now.
        }
    }

    /// <summary>The record. Without notes it is one of a profile that still runs, and has no call tree, which is the dear part of it.</summary>
    private static EnergyRecord Compose(
        DateTimeOffset createdAt,
        TargetProcess target,
        ProfileOptions options,
        MeterDescription meter,
        ImmutableArray<MeterProbe> passedOver,
        int readings,
        ISampleSource source,
        Digest digest,
        string[]? notes)
    {
        var ledger = digest.Ledger;
        var power = ledger.Duration > TimeSpan.Zero ? new Joules(ledger.Total) / ledger.Duration : default;
        var idleError = options.IdleBaseline is { } baseline ? baseline.StandardError * ledger.Duration : Joules.Zero;
        var parts = new RecordBuilder(ledger, digest.Methods, meter, power * CounterStep * 2, idleError, digest.Endpoints, digest.Allocations);
        var timeline = parts.Timeline();
        return new()
        {
            Tool = Tool,
            CreatedAt = createdAt,
            Host = HostInspection.ThisMachine(),
            Target = new(
                target.Name, target.Command, target.Id, RuntimeVersionOf(target.Tree), target.StartedAt, target.ExitCode),
            Meter = new(
                meter.Name,
                meter.Provenance,
                [.. meter.Domains.Select((domain, index) => new DomainInfo(
                    domain.Name, index < ledger.Domains.Count ? ledger.Domains[index] : 0, domain.LeftOutBecause))],
                options.ReadInterval.TotalSeconds,
                readings,
                ledger.FaultyWindows,
                [.. passedOver.Select(probe => new PassedOverMeter(probe.Meter, probe.Reason))],
                meter.LowFactor,
                meter.HighFactor),
            Engine = new(
                source.Name,
                source.RequestedInterval?.TotalSeconds,
                digest.ObservedIntervalSeconds,
                digest.Samples,
                digest.Lost,
                digest.UnresolvedShare,
                source.KnownBias),
            DurationSeconds = ledger.Duration.TotalSeconds,
            Energy = parts.Energy(),
            Buckets = parts.Buckets(),
            Processes = parts.Processes(target.Tree.All),
            Threads = parts.Threads(),
            Methods = parts.Methods(),
            CallTree = notes is null ? CallTree.Empty : parts.CallTree(target.Tree.All),
            Timeline = timeline,
            Requests = parts.Requests(),
            Background = parts.Background(),
            GcByAllocation = parts.GcByAllocation(),
            Phases = Phases.Of(timeline, MarksOf(options, ledger)),
            Overhead = parts.Overhead(),
            Notes = [.. notes ?? []],
        };
    }

    /// <summary>That of the process itself, or of the first that it started.</summary>
    private static string? RuntimeVersionOf(ProcessTree tree) => tree.All.Select(process => process.RuntimeVersion).FirstOrDefault(version => version is not null);

    private static IEnumerable<double> MarksOf(ProfileOptions options, EnergyLedger ledger) =>
        options.Marks is null || ledger.Timeline.Count == 0 ? [] : options.Marks.Times.Select(mark => (mark - ledger.Timeline[0].Start).TotalSeconds);

    private static IEnumerable<string> Notes(
        TargetProcess target, MeterDescription meter, IdleBaseline? baseline, ISampleSource source, RequestSource? requests, HeapSource heap, Digest digest)
    {
        var ledger = digest.Ledger;
        foreach (var note in meter.Notes)
            yield return note;
        if (baseline is not null)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"An idle power of {baseline.Power.Value:0.00} W (standard error {baseline.StandardError.Value:0.00} W) was measured for {baseline.Duration.TotalSeconds:0.#} s before the profile, on a machine that was {baseline.BusyShare:P1} busy.");
        }
        else if (meter.IdlePower is null)
        {
            yield return "No idle baseline was taken, so the energy that flows without work is shared out with the rest, by CPU time.";
        }

        if (source.KnownBias is { } bias)
            yield return bias;
        foreach (var note in source.Notes())
            yield return note;
        if (digest.IsCodeRefused)
            yield return "This user may not read the target's memory, so call paths lack the callers of small methods that keep no stack frame. Starting the target with greencode allows it, or the capability CAP_SYS_PTRACE.";
        if (target.Tree.All.Length - 1 is > 0 and var children)
        {
            yield return $"The target started {(children == 1 ? "another process, which is" : $"{children} other processes, which are")} part of it and told apart. " +
                "What a process used between the last reading of its clock and its end counts as other processes.";
        }

        if (digest.EndedEarly is { } reason)
            yield return reason;
        if (!source.SamplesCpuTime && digest.Endpoints is { IsEmpty: false })
            yield return "What an endpoint's requests spent is inferred from how long they held a thread; on a busy machine that was off by 10 % and more, which the intervals do not contain. The engine perf does not infer it.";
        if ((requests?.EndedBecause ?? requests?.RoutesEndedBecause) is { } whyNoRequests)
            yield return whyNoRequests;
        if (requests?.Lost > 0)
            yield return $"{requests.Lost} events of requests were lost; what those requests spent may be booked with another endpoint or as background.";
        if (heap.Refusal is { } whyNoCollections)
            yield return whyNoCollections;
        if (heap.Lost > 0)
            yield return $"{heap.Lost} events of the collector were lost; what it did on the program's own threads meanwhile may be booked with the code that they ran.";
        if (digest.Allocations is not null)
        {
            yield return "The collector's energy by allocation is divided in proportion to bytes allocated: it says who made garbage. " +
                "Objects that outlive a collection cost it more than those that do not, and that is not in it.";
        }

        if (target.WasKilled)
            yield return "The target did not end when it was asked to (SIGTERM), so it was killed.";
        if (digest.Lost > 0)
            yield return $"{digest.Lost} events were lost because the target produced them faster than they could be read.";
        foreach (var fault in ledger.Faults)
            yield return $"The energy of some of the windows is not known: {fault}";
        if (ledger.Buckets.GetValueOrDefault(Bucket.Unsampled) is { CpuSeconds: > 0 } unsampled
            && unsampled.CpuSeconds > 0.05 * ledger.Target.CpuSeconds)
        {
            yield return $"{unsampled.CpuSeconds / ledger.Target.CpuSeconds:P0} of the target's CPU time could not be sampled; " +
                "it is booked as 'unsampled', not spread over the methods. A program's first tenths of a second are among it.";
        }
    }

    /// <summary>This tool, as records name it.</summary>
    internal static ToolInfo Tool { get; } = new(
        "greencode", typeof(EnergyProfiler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0");
}
