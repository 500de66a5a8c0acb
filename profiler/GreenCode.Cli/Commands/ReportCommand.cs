using System.CommandLine;
using GreenCode.Cli.Terminal;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Reporting.Findings;

namespace GreenCode.Cli.Commands;

/// <summary><c>greencode report</c>: renders or converts a record that was made before.</summary>
public static class ReportCommand
{
    private static readonly Argument<string> Record = new("record") { Description = "The record, a *.greencode.json file." };

    private static readonly Option<string[]> Sarif = new("--sarif")
    {
        Description = "Rank the findings of this build log (SARIF) by the energy of the methods they stand in. May be repeated.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(ITerminal terminal)
    {
        var command = new GuidedCommand(
            "report",
            "Shows a record, and renders or converts it.",
            "greencode report run.greencode.json",
            "greencode report run.greencode.json -o run.html",
            "greencode report run.greencode.json --sarif build.sarif -o run.html")
        {
             Record, Sarif, CommonOptions.Output, CommonOptions.Format };
        command.SetAction(parsed =>
        {
            var outputs = CommonOptions.Outputs(parsed);
            var record = WithFindings(InputFile.ReadRecord(parsed.GetValue(Record)!), parsed.GetValue(Sarif) ?? []);
            RecordSummary.Write(record, outputs.UsesStandardOutput ? terminal.Error : terminal.Out);
            outputs.Write(record, terminal);
            return (int)ExitCode.Success;
        });
        return command;
    }

    private static EnergyRecord WithFindings(EnergyRecord record, string[] logs) =>
        logs.Length == 0 ? record : FindingJoin.Join(record, [.. logs.SelectMany(path => InputFile.ReadFindings(path))]);
}
