using System.Collections.Immutable;
using System.Globalization;
using GreenCode.Energy;
using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler;

/// <summary>Runs a gate: both sides in turn, or one side against a stored result, or one side to be stored.</summary>
public sealed class GateRunner
{
    private readonly GatePlan _plan;
    private readonly IProgress<GateProgress>? _progress;
    private readonly Dictionary<GateSide, Side> _sides;
    private readonly DateTimeOffset _createdAt = DateTimeOffset.UtcNow;
    private readonly List<string> _notes = [];
    private readonly HostInfo _host = HostInspection.ThisMachine();
    private ImmutableArray<PartChange> _parts = [];
    private GateMeter? _meter;
    private GateResult? _result;

    private GateRunner(GatePlan plan, IProgress<GateProgress>? progress)
    {
        (_plan, _progress) = (plan, progress);
        _sides = new()
        {
            [GateSide.Baseline] = new(plan.Baseline),
            [GateSide.Candidate] = new(plan.Candidate),
        };
    }

    private GateWork Work => new(
        _plan.Metric,
        _plan.IsService ? GateUnit.Request : _plan.Operations is null ? GateUnit.Run : GateUnit.Operation,
        _plan.Operations,
        _plan.IsService ? ProcessFacts.Masked(_plan.Load) : null,
        _plan.Ready is { } ready ? ProcessFacts.Masked([ready.ToString()]) : null);

    private bool IsInterleaved => !_plan.Baseline.IsEmpty;

    private GateSettings Settings => _plan.Settings with
    {
        Design = IsInterleaved ? GateDesign.Interleaved : GateDesign.Stored,
        // To know how well a machine tells things apart, and to store a baseline, takes all runs.
        StopsEarly = _plan.Settings.StopsEarly && !_plan.IsSelfCheck && (IsInterleaved || _plan.Stored is not null),
    };

    /// <summary>Runs the gate to its end. Whatever happens, what was measured until then is in the report.</summary>
    /// <param name="plan">What is asked.</param>
    /// <param name="progress">Told after every run.</param>
    /// <param name="stop">Ends the gate.</param>
    /// <param name="hurry">Ends the waiting for a command that does not end.</param>
    public static async Task<GateOutcome> RunAsync(GatePlan plan, IProgress<GateProgress>? progress, CancellationToken stop, CancellationToken hurry)
    {
        var runner = new GateRunner(plan, progress);
        if (runner.Settings.Objections().FirstOrDefault() is { } objection)
            return runner.Stopped(GateEnd.BadInput, objection);
        try
        {
            using var meter = plan.Metric == GateMetric.Energy ? OpenMeter(plan) : null;
            return await runner.RunAsync(meter, stop, hurry);
        }
        catch (MeterUnavailableException failure)
        {
            return runner.Stopped(GateEnd.Refused, failure.Message);
        }
    }

    private async Task<GateOutcome> RunAsync(IEnergyMeter? meter, CancellationToken stop, CancellationToken hurry)
    {
        _meter = meter is null ? null : new(
            meter.Description.Name, meter.Description.Provenance,
            [.. meter.Description.Domains.Where(domain => domain.IsCounted).Select(domain => domain.Name)],
            _plan.IdleBaseline?.Power.Value);
        using var runMeter = new RunMeter(meter, _plan.IdleBaseline?.Power ?? default);
        using var commands = new CommandRunner(_plan, runMeter);
        return await RunAsync(commands, stop, hurry);
    }

    private static IEnergyMeter OpenMeter(GatePlan plan)
    {
        const string Offer = "Choose --metric cpu-time, which compares CPU time and can be done anywhere, or see 'greencode doctor' for what would make energy measurable.";
        IEnergyMeter meter;
        try
        {
            meter = MeterCatalog.Open(plan.MeterEnvironment, plan.Meter).Meter;
        }
        catch (MeterUnavailableException failure)
        {
            throw new MeterUnavailableException($"{failure.Message} {Offer}");
        }

        if (meter.Description.Provenance == Provenance.Measured)
            return meter;
        meter.Dispose();
        throw new MeterUnavailableException($"No meter measures energy here: the joules would be estimated from CPU time, and a gate does not decide on estimates. {Offer}");
    }

    private async Task<GateOutcome> RunAsync(CommandRunner commands, CancellationToken stop, CancellationToken hurry)
    {
        try
        {
            if (_plan.Stored is { } stored)
                Refuse(StoredBaseline.ObjectionsBefore(stored, Report(null, null)));
            await MeasureAsync(commands, stop, hurry);
            if (_plan.Stored is null && !IsInterleaved)
                return new(GateEnd.Stored, Report(null, null));
            if (_plan.Stored is { } baseline)
                Refuse(StoredBaseline.Objections(baseline, Report(null, null)));
            _result ??= Analyse();
            if (_result.Verdict == GateVerdict.Fail && IsInterleaved)
                await BlameAsync(commands, stop, hurry);
            return new(GateEnd.Decided, Report(_result.Verdict, null));
        }
        catch (GateStoppedException failure)
        {
            return Stopped(failure.End, failure.Message);
        }
        catch (TargetException failure)
        {
            return Stopped(failure.HasFailed ? GateEnd.TargetFailed : GateEnd.BadInput, failure.Message);
        }
        catch (GateRefusedException failure)
        {
            return Stopped(GateEnd.Refused, failure.Message);
        }
        catch (OperationCanceledException) when (_result is { IsFinal: true } result)
        {
            _notes.Add("The search for the methods that carry the change was interrupted.");
            return new(GateEnd.Decided, Report(result.Verdict, null));
        }
        catch (OperationCanceledException)
        {
            return Stopped(GateEnd.Interrupted, "The gate was interrupted before it could decide.");
        }
    }

    private async Task MeasureAsync(CommandRunner commands, CancellationToken stop, CancellationToken hurry)
    {
        var steps = IsInterleaved ? GateSchedule.Of(Settings, _plan.Seed) : OneSided();
        foreach (var (position, step) in steps.Index())
        {
            var side = _sides[step.Side];
            var run = await commands.RunAsync(side.Command, NameOf(step.Side), asksRuntime: side.RuntimeVersion is null, stop, hurry);
            var value = ValueOf(run, step.Side);
            side.Add(run, step.Block is { } block
                ? new(position, block, value, run.Units, run.Spending.Duration.TotalSeconds, run.Spending.CpuSeconds, run.Spending.Joules, run.AllocatedBytes)
                : null);
            _progress?.Report(new(position + 1, steps.Length, step.Side, step.IsWarmUp ? GateStage.WarmUp : GateStage.Measurement));
            CheckOutputs();
            if (IsTimeToLook(steps, position) && (_result = Analyse()).IsFinal)
                return;
        }
    }

    /// <summary>The verdict is looked at only where the settings allow it, or looking would raise the rate of false alarms.</summary>
    private bool IsTimeToLook(ImmutableArray<GateStep> steps, int position)
    {
        var isBlockDone = steps[position].Block is { } block && (position + 1 == steps.Length || steps[position + 1].Block != block);
        return isBlockDone && (IsInterleaved || _plan.Stored is not null) && Settings.Looks.Contains(_sides[GateSide.Candidate].Runs.Count);
    }

    private ImmutableArray<GateStep> OneSided() =>
    [
        .. Enumerable.Repeat(new GateStep(GateSide.Candidate, null), Settings.WarmUps),
        .. Enumerable.Range(0, Settings.Runs).Select(run => new GateStep(GateSide.Candidate, run)),
    ];

    private GateResult Analyse()
    {
        var baseline = _plan.Stored is { } stored
            ? stored.Candidate.ForAnalysis(GateSide.Baseline)
            : Measured(GateSide.Baseline).ForAnalysis(GateSide.Baseline);
        return GateAnalysis.Of([.. baseline, .. Measured(GateSide.Candidate).ForAnalysis(GateSide.Candidate)], Settings);
    }

    private double ValueOf(CommandRun run, GateSide side)
    {
        if (run.Spending.Fault is { } fault)
            throw new GateStoppedException(GateEnd.Refused, $"The meter could not be believed during a run of the {Lower(side)}: {fault} Run the gate again, or choose --metric cpu-time.");
        var spent = _plan.Metric switch
        {
            GateMetric.Energy => run.Spending.Joules ?? 0,
            GateMetric.CpuTime => run.Spending.CpuSeconds,
            _ => run.AllocatedBytes ?? 0,
        };
        return spent > 0 ? spent / run.Units : throw new GateStoppedException(GateEnd.Refused,
            $"A run of the {Lower(side)} shows no {GateNames.Noun(_plan.Metric)} at all: it is too short to be measured. Give it more to do.");
    }

    /// <summary>Sides that always print the same, and yet not the same as each other, do not do the same work.</summary>
    private void CheckOutputs()
    {
        if (IsInterleaved && !_plan.AllowsOtherOutput && !_plan.IsSelfCheck
            && _sides[GateSide.Baseline] is { HasSteadyOutput: true, OutputDigest: { } baseline }
            && _sides[GateSide.Candidate] is { HasSteadyOutput: true, OutputDigest: { } candidate }
            && baseline != candidate)
        {
            throw new GateStoppedException(GateEnd.Refused,
                "The baseline and the candidate print different things on standard output, so they do not do the same work. Give both the same input, or say --anyway where the difference is meant.");
        }
    }

    private static void Refuse(ImmutableArray<string> objections)
    {
        if (!objections.IsEmpty)
            throw new GateStoppedException(GateEnd.Refused, string.Join(' ', objections) + " Store a baseline on this machine with the same settings: 'greencode gate -o base.greencode.json -- COMMAND'.");
    }

    private async Task BlameAsync(CommandRunner commands, CancellationToken stop, CancellationToken hurry)
    {
        if (_plan.Metric == GateMetric.AllocatedBytes)
            return;
        try
        {
            _parts = await new GateBlame(_plan, commands, side => _sides[side].MeanUnits, _result!.Baseline.Median, _progress).FindAsync(stop, hurry);
        }
        catch (Exception failure) when (failure is TargetException or GateStoppedException or GateRefusedException or Sampling.SamplingRefusedException)
        {
            _notes.Add($"Which methods carry the change is not known: {failure.Message}");
        }
    }

    private GateOutcome Stopped(GateEnd end, string problem) => new(end, Report(GateVerdict.Refused, problem));

    private GateReport Report(GateVerdict? verdict, string? problem) => new()
    {
        Tool = EnergyProfiler.Tool,
        CreatedAt = _createdAt,
        Host = _host,
        Meter = _meter,
        Work = Work,
        Settings = Settings,
        Seed = _plan.Seed,
        IsSelfCheck = _plan.IsSelfCheck,
        Baseline = _plan.Stored?.Candidate ?? (IsInterleaved ? Measured(GateSide.Baseline) : null),
        Candidate = Measured(GateSide.Candidate),
        Verdict = verdict,
        Result = problem is null ? _result : null,
        Parts = _parts,
        Problem = problem,
        Notes = [.. Notes()],
    };

    private MeasuredSide Measured(GateSide side) => new(
        ProcessFacts.Masked(_sides[side].Command), _sides[side].RuntimeVersion, _sides[side].OutputDigest, [.. _sides[side].Runs]);

    private IEnumerable<string> Notes()
    {
        foreach (var note in _notes)
            yield return note;
        if (_plan.Metric == GateMetric.Energy && _plan.IdleBaseline is null)
            yield return "The power at rest was not measured, so it is shared out with the rest, by CPU time: other work on the machine shows as noise. --idle-baseline 10s takes it off.";
        if (_sides.Values.Any(side => side.OutputVaries) && !_plan.IsService)
            yield return "What the commands print differs from run to run, so it tells nothing about whether both did the same work.";
        var (baseline, candidate) = (_sides[GateSide.Baseline].MeanUnits, _sides[GateSide.Candidate].MeanUnits);
        if (Work.Unit == GateUnit.Request && baseline > 0 && candidate > 0 && Math.Abs(candidate / baseline - 1) > 0.01)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"The load made {baseline:0} requests to the baseline and {candidate:0} to the candidate: what a request costs may depend on how many there are.");
        }
    }

    private static string NameOf(GateSide side) => "The " + Lower(side);

    private static string Lower(GateSide side) => side.ToString().ToLowerInvariant();

    /// <summary>A side while it is measured.</summary>
    private sealed class Side(ImmutableArray<string> command)
    {
        private readonly HashSet<string> _outputs = [];
        private int _all;

        public ImmutableArray<string> Command => command;

        public List<MeasuredRun> Runs { get; } = [];

        public string? RuntimeVersion { get; private set; }

        public string? OutputDigest => _outputs.Count == 1 ? _outputs.Single() : null;

        public bool OutputVaries => _outputs.Count > 1;

        public bool HasSteadyOutput => _all > 1 && _outputs.Count == 1;

        public double MeanUnits => Runs.Count == 0 ? 0 : Runs.Average(run => run.Units);

        public void Add(CommandRun run, MeasuredRun? measured)
        {
            _all++;
            if (run.OutputDigest is { } digest)
                _outputs.Add(digest);
            RuntimeVersion ??= run.RuntimeVersion;
            if (measured is not null)
                Runs.Add(measured);
        }
    }
}
