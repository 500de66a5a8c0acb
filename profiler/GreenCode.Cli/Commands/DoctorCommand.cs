using System.CommandLine;
using GreenCode.Cli.Terminal;
using GreenCode.Energy;
using Spectre.Console;

namespace GreenCode.Cli.Commands;

/// <summary><c>greencode doctor</c>: what can be measured on this machine, and what would have to be done for the rest.</summary>
public static class DoctorCommand
{
    private const string Text = "text", Json = "json";

    private static readonly Option<string> Format = new("--format")
    {
        Description = "text, for people, or json, for programs.",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => Text,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(ITerminal terminal)
    {
        var command = new GuidedCommand(
            "doctor",
            "Tells what can be measured here, and what would make more possible.",
            "greencode doctor",
            "greencode doctor --format json")
        {
            CommonOptions.PowercapRoot, Format,
        };
        command.SetAction(parsed =>
        {
            var report = DoctorReport.Of(CommonOptions.MeterEnvironment(parsed));
            switch (parsed.GetValue(Format))
            {
                case Json:
                    WriteJson(report, terminal);
                    break;
                case Text:
                    WriteText(report, terminal.Out);
                    break;
                default:
                    throw new BadInputException($"There is no format '{parsed.GetValue(Format)}'. Formats: {Text}, {Json}.");
            }

            return (int)(report.Energy == Provenance.Measured ? ExitCode.Success : ExitCode.Refused);
        });
        return command;
    }

    private static void WriteJson(DoctorReport report, ITerminal terminal)
    {
        using var output = terminal.OpenOutput();
        report.WriteJson(output);
    }

    /// <summary>Writes the report for people.</summary>
    internal static void WriteText(DoctorReport report, IAnsiConsole console)
    {
        console.MarkupLine("[bold]Energy meters[/], most trusted first");
        console.WritePoints([.. report.Meters.Select(meter => Point(meter.Name, meter.IsUsable, meter.Reason))]);
        foreach (var meter in report.Meters)
            WriteRemedy(meter.Name, meter.Remedy, meter.RemedyGivesAway, console);
        console.WriteLine();
        console.MarkupLine("[bold]Sampling engines[/]");
        console.WritePoints([.. report.Engines.Select(engine => Point(engine.Name, engine.IsUsable, engine.Reason))]);
        WriteHost([.. report.Host.Where(finding => finding.SpoilsMeasurements)], console);
        console.WriteLine();
        console.WriteLine(report.Energy switch
        {
            Provenance.Measured => "Energy can be measured here.",
            Provenance.Estimated => "Energy cannot be measured here: profiles carry an estimate, labelled as one. CPU time is exact everywhere.",
            _ => "Energy can be neither measured nor estimated here.",
        });
    }

    private static void WriteHost(DoctorFinding[] findings, IAnsiConsole console)
    {
        if (findings.Length == 0)
            return;
        console.WriteLine();
        console.MarkupLine("[bold]What makes measurements here less exact or less comparable[/]");
        console.WritePoints([.. findings.Select(finding => (finding.Name, finding.Remedy is null ? finding.Finding : $"{finding.Finding} Remedy: {finding.Remedy}"))]);
    }

    private static (string Label, string Text) Point(string name, bool isUsable, string reason) => (name, $"{(isUsable ? "usable" : "not usable")}. {reason}");

    /// <summary>A remedy is there to be copied, so its lines are not broken.</summary>
    private static void WriteRemedy(string name, string? remedy, string? givesAway, IAnsiConsole console)
    {
        if (remedy is null)
            return;
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]To make {name} usable[/]");
        foreach (var line in remedy.Split('\n'))
            console.Profile.Out.Writer.WriteLine($"  {PrintableText.Filter(line)}");
        if (givesAway is not null)
            console.WritePoints(("mind", givesAway));
    }
}
