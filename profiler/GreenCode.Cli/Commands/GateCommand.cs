using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using GreenCode.Cli.Terminal;
using GreenCode.Profiler;
using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Gates.Budgets;
using GreenCode.Profiler.Reporting;
using Spectre.Console;

namespace GreenCode.Cli.Commands;

/// <summary><c>greencode gate</c>: a verdict that a team can trust to fail its build.</summary>
public static class GateCommand
{
    private static readonly ImmutableArray<GateMetric> Metrics = [.. Enum.GetValues<GateMetric>()];

    private static readonly Argument<string[]> ChildCommand = new("command")
    {
        Description = "The command to judge, with its arguments, after '--'; with --budget: the record to judge.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Baseline = new("--baseline")
    {
        Description = "What to compare with: a command, which is run in turn with the candidate, or the stored result of a gate (a .json file). Double quotes hold an argument together.",
        HelpName = "COMMAND|FILE",
    };

    private static readonly Option<string?> Candidate = new("--candidate")
    {
        Description = "The command to judge, as one text, where it does not stand after '--'.",
        HelpName = "COMMAND",
    };

    private static readonly Option<bool> SelfCheck = new("--self-check")
    {
        Description = "Run the command against itself: tells whether gates can be trusted on this machine, and what they can see.",
    };

    private static readonly Option<string?> Budget = new("--budget")
    {
        Description = "Judge a record by the limits in this file: per run, per request of an endpoint, per share of a method.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Update = new("--update")
    {
        Description = "Write the budget from the record: its limits with new figures, or a new file.",
    };

    private static readonly Option<string?> Load = new("--load")
    {
        Description = "The commands are services: once ready, this command puts load on them, first to warm up, then measured. The unit of work is a request.",
        HelpName = "COMMAND",
    };

    private static readonly Option<string?> Ready = new("--ready")
    {
        Description = "The address that answers with success when the service is ready.",
        HelpName = "URL",
    };

    private static readonly Option<double?> Operations = new("--operations")
    {
        Description = "How many operations a run makes, or how many requests the load makes where the service does not count them itself.",
        HelpName = "N",
        CustomParser = Numbers.ParseOperations,
    };

    private static readonly Option<string> Metric = new("--metric")
    {
        Description = $"What is compared: {string.Join(", ", Metrics.Select(GateNames.Of))}. Energy needs a meter that measures.",
        HelpName = "NAME",
        DefaultValueFactory = _ => GateNames.Of(GateMetric.Energy),
    };

    private static readonly Option<double> Threshold = new("--threshold")
    {
        Description = "How much more the candidate may cost. Default: 3%.",
        HelpName = "PERCENT",
        CustomParser = Numbers.ParsePercent,
    };

    private static readonly Option<int?> Runs = new("--runs")
    {
        Description = $"The most measured runs of each side; fewer where the verdict is certain before. Default: {new GateSettings().Runs}.",
        HelpName = "N",
    };

    private static readonly Option<int?> WarmUps = new("--warm-ups")
    {
        Description = $"Runs of each side that are made first and dropped. Default: {new GateSettings().WarmUps}.",
        HelpName = "N",
    };

    private static readonly Option<bool> Anyway = new("--anyway")
    {
        Description = "Compare also where the baseline and the candidate print different things.",
    };

    private static readonly Option<string> Annotations = new("--annotations")
    {
        Description = "Annotate the change for a CI service: github, gitlab, azure, none, or auto to go by the environment.",
        HelpName = "SERVICE",
        DefaultValueFactory = _ => "auto",
    };

    private static readonly Option<string[]> Output = CommonOptions.OutputIn(GateOutputs.Names);

    private static readonly Option<string?> Format = CommonOptions.FormatAmong(GateOutputs.Names);

    /// <summary>Makes the command.</summary>
    public static Command Create(ITerminal terminal)
    {
        var command = new GuidedCommand(
            "gate",
            "Decides whether a change makes the same work cost more: pass, fail, inconclusive or refused. Without --baseline and --budget it stores runs for later gates.",
            "greencode gate --baseline \"dotnet old/App.dll\" --candidate \"dotnet new/App.dll\" -o gate.md",
            "greencode gate --metric cpu-time --baseline \"dotnet old/App.dll\" --candidate \"dotnet new/App.dll\" --ready http://localhost:5000/health --load \"k6 run load.js\"",
            "greencode gate -o base.greencode.json -- dotnet App.dll",
            "greencode gate --baseline base.greencode.json -- dotnet App.dll",
            "greencode gate --self-check --metric cpu-time -- dotnet App.dll",
            "greencode gate --budget greencode.budget.json run.greencode.json",
            "greencode gate --budget greencode.budget.json --update run.greencode.json")
        {
            ChildCommand, Baseline, Candidate, SelfCheck, Budget, Update, Load, Ready, Operations, Metric, Threshold, Runs, WarmUps,
            CommonOptions.Meter, CommonOptions.PowercapRoot, CommonOptions.IdleBaseline, Anyway, Annotations, Output, Format,
        };
        command.SetAction((parsed, _) => parsed.GetValue(Budget) is null ? RunAsync(parsed, terminal) : Task.FromResult(RunBudget(parsed, terminal)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, ITerminal terminal)
    {
        var plan = Plan(parsed);
        var outputs = Outputs(parsed);
        using var interrupts = new Interrupts();
        if (plan.Metric == GateMetric.Energy)
        {
            var options = new ProfileOptions { Meter = plan.Meter, MeterEnvironment = plan.MeterEnvironment };
            plan = plan with { IdleBaseline = await CommonOptions.MeasureIdleAsync(parsed, options, terminal, interrupts.Stop) };
        }

        GateOutcome outcome;
        using (var progress = new GateProgressLine(terminal))
            outcome = await GateRunner.RunAsync(plan, progress, interrupts.Stop, interrupts.Hurry);
        return Write(outcome, outputs, terminal);
    }

    private static int Write(GateOutcome outcome, GateOutputs outputs, ITerminal terminal)
    {
        var (end, report) = outcome;
        var statement = GateWording.Of(report);
        var isDone = end is GateEnd.Decided or GateEnd.Stored;
        if (isDone)
            GateSummary.Write(statement, outputs.UsesStandardOutput ? terminal.Error : terminal.Out);
        else
            Tell(terminal, report.Problem!);
        var hasRuns = !report.Candidate.Runs.IsEmpty || report is { Settings.Design: GateDesign.Interleaved, Baseline.Runs.IsEmpty: false };
        outputs.Write(statement, stream => GateJson.Write(report, stream), mustKeepJson: end == GateEnd.Stored || (!isDone && hasRuns), terminal);
        return (int)(end switch
        {
            GateEnd.Stored => ExitCode.Success,
            GateEnd.BadInput => ExitCode.BadInput,
            GateEnd.TargetFailed => ExitCode.TargetFailed,
            GateEnd.Interrupted => ExitCode.Interrupted,
            _ => CodeOf(report.Verdict!.Value),
        });
    }

    private static int RunBudget(ParseResult parsed, ITerminal terminal)
    {
        var path = parsed.GetValue(Budget)!;
        if (parsed.GetValue(ChildCommand) is not [var recordPath] || parsed.GetValue(Baseline) is not null || parsed.GetValue(Candidate) is not null)
            throw new BadInputException("A budget judges one record: greencode gate --budget FILE RECORD. 'greencode profile -o run.greencode.json -- COMMAND' makes one.");
        var record = InputFile.ReadRecord(recordPath);
        if (parsed.GetValue(Update))
            return UpdateBudget(parsed, path, record, terminal);

        var outputs = Outputs(parsed);
        var (budget, text) = InputFile.ReadBudget(path);
        var report = BudgetAnalysis.Of(budget, record);
        var statement = BudgetWording.Of(report, path, text);
        GateSummary.Write(statement, outputs.UsesStandardOutput ? terminal.Error : terminal.Out);
        outputs.Write(statement, stream => BudgetJson.Write(report, stream), mustKeepJson: false, terminal);
        return (int)(report.Verdict == GateVerdict.Refused && report.Checks.Any(check => check.IsUncalled) ? ExitCode.BadInput : CodeOf(report.Verdict));
    }

    private static int UpdateBudget(ParseResult parsed, string path, EnergyRecord record, ITerminal terminal)
    {
        Cli.Outputs.TryToWrite(path);
        try
        {
            var budget = File.Exists(path) ? BudgetUpdate.Renew(InputFile.ReadBudget(path).Budget, record) : BudgetUpdate.New(record, MetricOf(parsed));
            Cli.Outputs.WriteWhole(path, stream => stream.Write(Encoding.UTF8.GetBytes(BudgetJson.Write(budget))));
        }
        catch (GateRefusedException refusal)
        {
            throw new NotComparableException(refusal.Message);
        }

        terminal.Out.WriteLine($"Wrote {Path.GetFullPath(path)}: each limit is {100 * BudgetUpdate.Headroom:0}% above the upper end of what the record says. Read the difference before you commit it.");
        return (int)ExitCode.Success;
    }

    private static GateOutputs Outputs(ParseResult parsed) => GateOutputs.Prepare(
        parsed.GetValue(Output) ?? [], parsed.GetValue(Format), parsed.GetValue(Annotations)!, Environment.GetEnvironmentVariable);

    private static GatePlan Plan(ParseResult parsed)
    {
        var baseline = parsed.GetValue(Baseline);
        var isStored = baseline?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) == true;
        var candidate = CandidateOf(parsed);
        var isSelfCheck = parsed.GetValue(SelfCheck);
        if (isSelfCheck && baseline is not null)
            throw new BadInputException("A self-check runs one command against itself; leave out --baseline.");
        if (parsed.GetValue(Update))
            throw new BadInputException("--update writes a budget: name its file with --budget, and a record.");

        var defaults = new GateSettings();
        var settings = defaults with
        {
            Threshold = parsed.GetResult(Threshold) is null ? defaults.Threshold : parsed.GetValue(Threshold),
            Runs = parsed.GetValue(Runs) ?? defaults.Runs,
            WarmUps = parsed.GetValue(WarmUps) ?? defaults.WarmUps,
        };
        if (settings.Objections().FirstOrDefault() is { } objection)
            throw new BadInputException(objection);
        return new()
        {
            Candidate = candidate,
            Baseline = isSelfCheck ? candidate : isStored || baseline is null ? [] : Split(baseline, "--baseline"),
            Stored = isStored ? InputFile.ReadGate(baseline!) : null,
            IsSelfCheck = isSelfCheck,
            Metric = MetricOf(parsed),
            Operations = parsed.GetValue(Operations),
            Load = parsed.GetValue(Load) is { } load ? Split(load, "--load") : [],
            Ready = ReadyOf(parsed),
            Settings = settings,
            Seed = Random.Shared.Next(),
            AllowsOtherOutput = parsed.GetValue(Anyway),
            Meter = CommonOptions.MeterName(parsed),
            MeterEnvironment = CommonOptions.MeterEnvironment(parsed),
        };
    }

    private static ImmutableArray<string> CandidateOf(ParseResult parsed)
    {
        var command = CommonOptions.CommandAfterDashes(parsed, ChildCommand, _ => "A command stands after '--', and a record goes with --budget.");
        return (command, parsed.GetValue(Candidate)) switch
        {
            ([], { } text) => Split(text, "--candidate"),
            ([_, ..], null) => [.. command],
            _ => throw new BadInputException("Say once what to judge: with --candidate \"COMMAND\", or after '--'."),
        };
    }

    private static Uri? ReadyOf(ParseResult parsed)
    {
        var ready = parsed.GetValue(Ready);
        if (ready is null != parsed.GetValue(Load) is null)
            throw new BadInputException("A service under load takes both: --ready URL, which answers when the service is ready, and --load COMMAND.");
        return ready is null ? null
            : Uri.TryCreate(ready, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
            : throw new BadInputException($"'{ready}' is no address. Write one such as http://localhost:5000/health.");
    }

    private static GateMetric MetricOf(ParseResult parsed)
    {
        var name = parsed.GetValue(Metric)!;
        var found = Metrics.Where(metric => GateNames.Of(metric) == name).ToArray();
        return found.Length == 1 ? found[0] : throw new BadInputException($"There is no metric '{name}'. Metrics: {string.Join(", ", Metrics.Select(GateNames.Of))}.");
    }

    private static ImmutableArray<string> Split(string command, string option) => CommandLineParser.SplitCommandLine(command).ToImmutableArray() is { IsEmpty: false } words
        ? words
        : throw new BadInputException($"{option} names no command.");

    private static ExitCode CodeOf(GateVerdict verdict) => verdict switch
    {
        GateVerdict.Pass => ExitCode.Success,
        GateVerdict.Fail => ExitCode.GateFailed,
        GateVerdict.Inconclusive => ExitCode.Inconclusive,
        _ => ExitCode.Refused,
    };

    private static void Tell(ITerminal terminal, string sentence) => GreenCodeCommand.Tell(terminal, GateSummary.Harmless(sentence));
}
