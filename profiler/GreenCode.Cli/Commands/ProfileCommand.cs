using System.CommandLine;
using System.CommandLine.Parsing;
using GreenCode.Cli.Live;
using GreenCode.Cli.Terminal;
using GreenCode.Energy;
using GreenCode.Profiler;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Sampling;
using GreenCode.Profiler.Target;
using Spectre.Console;

namespace GreenCode.Cli.Commands;

/// <summary><c>greencode profile</c>: one profile of a running or a launched process.</summary>
public static class ProfileCommand
{
    private static readonly Option<int?> ProcessId = new("--process-id", "-p")
    {
        Description = "Attach to the process with this id.",
        HelpName = "PID",
        CustomParser = Numbers.ParseProcessId,
    };

    private static readonly Option<string?> Name = new("--name", "-n")
    {
        Description = "Attach to the process with this name (see 'greencode ps').",
        HelpName = "NAME",
    };

    private static readonly Option<TimeSpan?> Duration = new("--duration")
    {
        Description = "Stop after this time: 30s, 5m, 00:00:30. Without it: when the target ends, or with Ctrl+C.",
        HelpName = "TIME",
        CustomParser = Durations.Parse,
    };

    private static readonly Option<string> Engine = new("--engine")
    {
        Description = "The sampling engine, by name, or auto for the most accurate one that is usable. 'greencode doctor' lists them.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "auto",
    };

    private static readonly Option<int> SamplingFrequency = new("--sampling-frequency")
    {
        Description = "For the engine perf: samples per second of CPU time. More samples narrow the intervals, and cost more.",
        HelpName = "HZ",
        CustomParser = Numbers.ParseHertz,
        DefaultValueFactory = _ => new ProfileOptions().SamplingFrequencyHertz,
    };

    private static readonly Option<string> Requests = new("--requests")
    {
        Description = "Follow HTTP requests, for energy per endpoint: on or off. Switches itself off, and says so, where it would cost more than 1 %.",
        HelpName = "on|off",
        DefaultValueFactory = _ => "on",
    };

    private static readonly Option<bool> GcByAllocation = new("--gc-by-allocation")
    {
        Description = "Also divide the garbage collector's energy over the methods that allocate, by sampled bytes, as a column of its own.",
    };

    private static readonly Option<Watts?> WattsPerCore = new("--watts-per-core")
    {
        Description = "For the estimate: the power that one busy logical CPU adds, where you know it better than the table.",
        HelpName = "W",
        CustomParser = Numbers.ParseWatts,
    };

    private static readonly Option<Watts?> IdleWatts = new("--idle-watts")
    {
        Description = "For the estimate: the power of the machine at rest, where you know it better than the table.",
        HelpName = "W",
        CustomParser = Numbers.ParseWatts,
    };

    private static readonly Option<bool> Live = new("--live")
    {
        Description = "Show the figures once a second while measuring; keys sort, switch the view, pause, mark a phase and stop.",
    };

    private static readonly Argument<string[]> ChildCommand = new("command")
    {
        Description = "The program to launch, with its arguments, after '--'.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(ITerminal terminal)
    {
        var command = new GuidedCommand(
            "profile",
            "Measures a .NET process: joules per method, call path and thread. Ctrl+C stops and still reports.",
            "greencode profile -- dotnet App.dll",
            "greencode profile --duration 30s -o run.greencode.json -o run.html -- dotnet App.dll",
            "greencode profile -p 1234 --duration 1m -o run.html")
        {
            ProcessId, Name, Duration, Engine, SamplingFrequency, CommonOptions.Meter, Requests, GcByAllocation, CommonOptions.PowercapRoot, CommonOptions.IdleBaseline, WattsPerCore, IdleWatts, Live, CommonOptions.Output, CommonOptions.Format, ChildCommand,
        };
        Requests.AcceptOnlyFromAmong("on", "off");
        command.Validators.Add(CheckTarget);
        command.SetAction((parsed, _) => RunAsync(parsed, terminal));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, ITerminal terminal)
    {
        var outputs = CommonOptions.Outputs(parsed);
        var options = Options(parsed);
        CheckMeter(options);
        _ = CommonOptions.CommandAfterDashes(parsed, ChildCommand, command => $"A program to launch stands after '--': greencode profile -- {string.Join(' ', command)}");

        using var interrupts = new Interrupts();
        options = options with { IdleBaseline = await CommonOptions.MeasureIdleAsync(parsed, options, terminal, interrupts.Stop) };
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(interrupts.Stop);
        var record = parsed.GetValue(Live)
            ? await RunLiveAsync(parsed, terminal, options, outputs, ended, interrupts.Hurry)
            : await RunAsync(parsed, terminal, options, outputs, interrupts);
        RecordSummary.Write(record, outputs.UsesStandardOutput ? terminal.Error : terminal.Out);
        outputs.Write(record, terminal);
        // Ctrl+C in a terminal reaches the target as well, and may show in its exit code.
        if (record.Target.ExitCode is not (null or 0) && !ended.IsCancellationRequested)
        {
            terminal.Error.MarkupLineInterpolated($"[red]greencode:[/] The target ended with exit code {record.Target.ExitCode}.");
            return (int)ExitCode.TargetFailed;
        }

        return (int)ExitCode.Success;
    }

    private static async Task<EnergyRecord> RunAsync(ParseResult parsed, ITerminal terminal, ProfileOptions options, Outputs outputs, Interrupts interrupts)
    {
        using var target = FindTarget(parsed, options, outputs.UsesStandardOutput ? terminal.OpenError() : null);
        using var progress = new ProgressLine(terminal, target);
        return await EnergyProfiler.RunAsync(target, options, progress, interrupts.Stop, interrupts.Hurry);
    }

    /// <summary>What a launched program prints would spoil the screen: it is held back until the profile ends.</summary>
    private static async Task<EnergyRecord> RunLiveAsync(
        ParseResult parsed, ITerminal terminal, ProfileOptions options, Outputs outputs, CancellationTokenSource ended, CancellationToken hurry)
    {
        var marks = new PhaseMarks();
        using var held = new HeldOutput();
        try
        {
            using var target = FindTarget(parsed, options, held);
            using var display = new LiveMonitor(terminal, marks.Mark, ended.Cancel);
            return await EnergyProfiler.RunAsync(target, options with { Marks = marks }, display, ended.Token, hurry);
        }
        finally
        {
            if (held.Dropped > 0)
                terminal.Error.WriteLine($"The program printed more than is kept while the figures are shown: its first {held.Dropped} bytes are not here.");
            using var output = outputs.UsesStandardOutput ? terminal.OpenError() : terminal.OpenOutput();
            held.CopyHeldTo(output);
        }
    }

    private static ProfileOptions Options(ParseResult parsed) => new()
    {
        Duration = parsed.GetValue(Duration),
        Engine = parsed.GetValue(Engine)!,
        SamplingFrequencyHertz = parsed.GetValue(SamplingFrequency),
        FollowRequests = parsed.GetValue(Requests) == "on",
        GcByAllocation = parsed.GetValue(GcByAllocation),
        Meter = CommonOptions.MeterName(parsed),
        MeterEnvironment = CommonOptions.MeterEnvironment(parsed) with
        {
            WattsPerCore = parsed.GetValue(WattsPerCore),
            IdleWatts = parsed.GetValue(IdleWatts),
        },
    };

    private static void CheckTarget(CommandResult parsed)
    {
        var tokens = parsed.GetResult(ChildCommand)?.Tokens ?? [];
        var ways = (parsed.GetResult(ProcessId) is null ? 0 : 1) + (parsed.GetResult(Name) is null ? 0 : 1) + (tokens.Count == 0 ? 0 : 1);
        if (ways != 1)
            parsed.AddError("Say what to profile: either -p PID, or -n NAME, or -- COMMAND with its arguments.");
    }

    /// <summary>A meter that is not usable is refused before anything is launched, and what is slow the first time is done before.</summary>
    private static void CheckMeter(ProfileOptions options)
    {
        if (options.Meter != "auto" && MeterCatalog.InOrderOfTrust.All(kind => kind.Name != options.Meter))
        {
            throw new BadInputException(
                $"There is no meter '{options.Meter}'. Meters: auto, {string.Join(", ", MeterCatalog.InOrderOfTrust.Select(kind => kind.Name))}.");
        }

        if (!SamplingEngines.Names.Contains(options.Engine))
            throw new BadInputException($"There is no sampling engine '{options.Engine}'. Engines: {string.Join(", ", SamplingEngines.Names)}.");

        EnergyProfiler.Rehearse(options);
    }

    private static TargetProcess FindTarget(ParseResult parsed, ProfileOptions options, Stream? output)
    {
        var (id, name) = (parsed.GetValue(ProcessId), parsed.GetValue(Name));
        return id is not null ? TargetProcess.Attach(id.Value)
            : name is not null ? TargetProcess.Attach(IdOf(name))
            : TargetProcess.Launch(parsed.GetRequiredValue(ChildCommand), options.SamplingInterval, output);
    }

    private static int IdOf(string name)
    {
        var found = TargetProcess.Attachable().Where(process => process.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count switch
        {
            1 => found[0].Id,
            0 => throw new BadInputException($"No .NET process called '{name}' can be attached to. 'greencode ps' lists those that can."),
            _ => throw new BadInputException(
                $"{found.Count} processes are called '{name}': {string.Join(", ", found.Select(process => process.Id))}. Choose one with -p."),
        };
    }
}
