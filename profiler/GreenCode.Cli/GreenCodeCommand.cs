using System.Collections;
using System.CommandLine;
using System.CommandLine.Help;
using GreenCode.Cli.Terminal;
using GreenCode.Energy;
using GreenCode.Profiler;
using GreenCode.Profiler.Sampling;
using GreenCode.Profiler.Target;
using Spectre.Console;

namespace GreenCode.Cli;

/// <summary>The root command: a list of commands, and the one place where failures become a sentence and an exit code.</summary>
public sealed class GreenCodeCommand : IEnumerable<Command>
{
    private readonly ITerminal _terminal;

    /// <summary>Makes the root, without commands.</summary>
    /// <param name="terminal">Where to talk.</param>
    public GreenCodeCommand(ITerminal terminal)
    {
        _terminal = terminal;
        Root = new("Says how many joules each method of a .NET program spends, and where to start.");
        var help = Root.Options.OfType<HelpOption>().Single();
        help.Description = "Show this help.";
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        Root.Options.OfType<VersionOption>().Single().Description = "Show the version.";
        Root.SetAction(new HelpAction().Invoke);
    }

    /// <summary>The command line's root.</summary>
    public RootCommand Root { get; }

    /// <summary>Adds a command.</summary>
    public void Add(Func<ITerminal, Command> create) => Root.Add(create(_terminal));

    /// <summary>Runs the command line and returns the exit code.</summary>
    public async Task<int> RunAsync(string[] arguments)
    {
        // A file name may begin with '@'.
        var parsed = Root.Parse(arguments, new() { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            Tell($"{Reason(parsed)} '{PathOf(parsed.CommandResult.Command)} --help' shows what is possible.");
            return (int)ExitCode.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(new()
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = _terminal.Out.Profile.Out.Writer,
                Error = _terminal.Error.Profile.Out.Writer,
            });
        }
        catch (Exception failure) when (ExitCodeOf(failure) is { } code)
        {
            Tell(failure.Message);
            return (int)code;
        }
        catch (OperationCanceledException)
        {
            Tell("Interrupted before anything could be reported.");
            return (int)ExitCode.Interrupted;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Command> GetEnumerator() => Root.Subcommands.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static ExitCode? ExitCodeOf(Exception failure) => failure switch
    {
        BadInputException => ExitCode.BadInput,
        TargetException target => target.HasFailed ? ExitCode.TargetFailed : ExitCode.BadInput,
        MeterUnavailableException or SamplingRefusedException or BaselineRefusedException or NotComparableException => ExitCode.Refused,
        _ => null,
    };

    /// <summary>Where the command is not known, neither is anything behind it.</summary>
    private string Reason(ParseResult parsed) => parsed.CommandResult.Command == Root && parsed.UnmatchedTokens is [{ } word, ..] && !word.StartsWith('-')
        ? $"There is no command '{word}'. Commands: {string.Join(", ", Root.Subcommands.Select(command => command.Name))}."
        : string.Join(' ', parsed.Errors.Select(error => error.Message));

    private static string PathOf(Command command) => command is RootCommand ? "greencode" : $"greencode {command.Name}";

    private void Tell(string sentence) => Tell(_terminal, sentence);

    /// <summary>Says what went wrong.</summary>
    internal static void Tell(ITerminal terminal, string sentence) => terminal.Error.MarkupLineInterpolated($"[red]greencode:[/] {sentence}");
}
