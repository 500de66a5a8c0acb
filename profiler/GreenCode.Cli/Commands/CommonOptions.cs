using System.CommandLine;
using GreenCode.Energy;
using GreenCode.Energy.LibreHardwareMonitor;
using GreenCode.Profiler.Exporters;

namespace GreenCode.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    private static readonly string Formats = string.Join(", ", ExporterCatalog.All.Select(exporter => exporter.Format.Name));

    public static Option<string[]> Output { get; } = new("--output", "-o")
    {
        Description = $"Write to this file, in the format of its ending; '-' is standard output. May be repeated. Formats: {Formats}.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<string?> Format { get; } = new("--format")
    {
        Description = $"The format of every output, whatever its ending: {Formats}.",
        HelpName = "FORMAT",
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
}
