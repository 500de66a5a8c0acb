using System.CommandLine;
using System.CommandLine.Parsing;
using GreenCode.Cli.Terminal;
using GreenCode.Energy;
using GreenCode.Energy.LibreHardwareMonitor;
using GreenCode.Profiler;
using GreenCode.Profiler.Alignment;
using GreenCode.Profiler.Exporters;
using Spectre.Console;

namespace GreenCode.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    private static readonly string Formats = string.Join(", ", ExporterCatalog.All.Select(exporter => exporter.Format.Name));

    public static Option<string[]> Output { get; } = OutputIn(Formats);

    public static Option<string?> Format { get; } = FormatAmong(Formats);

    public static Option<string> Meter { get; } = new("--meter")
    {
        Description = "The energy meter, by name, or auto for the most trusted one that is usable. 'greencode doctor' lists them.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "auto",
    };

    public static Option<TimeSpan?> IdleBaseline { get; } = new("--idle-baseline")
    {
        Description = "First measure for this time, such as 10s, what the machine draws at rest, and book that as idle. Refused on a busy machine.",
        HelpName = "TIME",
        CustomParser = Durations.Parse,
    };

    public static Option<string?> PowercapRoot { get; } = new("--powercap-root")
    {
        Description = "The powercap directory, where it is not /sys/class/powercap: a container's mount of the host's.",
        HelpName = "DIR",
    };

    /// <summary>Where to look for meters: this machine, with the meters of the satellite libraries.</summary>
    public static MeterEnvironment MeterEnvironment(ParseResult parsed) =>
        new(PowercapRoot: parsed.GetValue(PowercapRoot)) { Satellites = [new LibreHardwareMonitorMeter()] };

    public static Outputs Outputs(ParseResult parsed) =>
        Cli.Outputs.Prepare(parsed.GetValue(Output) ?? [], parsed.GetValue(Format));

    public static Option<string[]> OutputIn(string formats) => new("--output", "-o")
    {
        Description = $"Write to this file, in the format of its ending; '-' is standard output. May be repeated. Formats: {formats}.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<string?> FormatAmong(string formats) => new("--format")
    {
        Description = $"The format of every output, whatever its ending: {formats}.",
        HelpName = "FORMAT",
    };

    /// <summary>The meter's name. Somebody who says where powercap is wants it measured, not estimated.</summary>
    public static string MeterName(ParseResult parsed) =>
        parsed.GetValue(Meter) is { } name && (name != "auto" || parsed.GetValue(PowercapRoot) is null) ? name : "powercap";

    /// <summary>Measures the power at rest where that was asked for.</summary>
    public static async Task<IdleBaseline?> MeasureIdleAsync(ParseResult parsed, ProfileOptions options, ITerminal terminal, CancellationToken stop)
    {
        if (parsed.GetValue(IdleBaseline) is not { } duration)
            return null;
        terminal.Error.WriteLine($"Measuring the idle power for {duration.TotalSeconds:0.##} s.");
        return await EnergyProfiler.MeasureIdleAsync(options, duration, stop);
    }

    /// <summary>What stands after '--'. Without '--' an option of the program would be taken for one of ours.</summary>
    /// <exception cref="BadInputException">Something stands before it.</exception>
    public static string[] CommandAfterDashes(ParseResult parsed, Argument<string[]> argument, Func<string[], string> advice)
    {
        var command = parsed.GetValue(argument) ?? [];
        var afterDashes = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Count();
        return command.Length == afterDashes ? command : throw new BadInputException($"'{command[0]}' is no option. {advice(command)}");
    }
}
