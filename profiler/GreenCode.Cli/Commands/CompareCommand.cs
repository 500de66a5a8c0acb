using System.CommandLine;
using GreenCode.Cli.Terminal;
using GreenCode.Energy;
using GreenCode.Profiler.Exporters.Html;
using GreenCode.Profiler.Reporting.Comparison;

namespace GreenCode.Cli.Commands;

/// <summary><c>greencode compare</c>: two records side by side.</summary>
public static class CompareCommand
{
    private static readonly Argument<string> Before = new("before") { Description = "The record to compare with." };

    private static readonly Argument<string> After = new("after") { Description = "The record that is compared." };

    private static readonly Option<bool> Anyway = new("--anyway")
    {
        Description = "Compare also what is not comparable, such as records of two machines. The reasons are said all the same.",
    };

    private static readonly Option<string[]> Output = new("--output", "-o")
    {
        Description = "Write the second record as a page that shows the difference to the first. May be repeated.",
        HelpName = "FILE.html",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(ITerminal terminal)
    {
        var command = new GuidedCommand(
            "compare",
            "Says which methods and endpoints cost more or less in the second record than in the first, and which cannot be told apart.",
            "greencode compare before.greencode.json after.greencode.json",
            "greencode compare before.greencode.json after.greencode.json -o difference.html")
        {
            Before, After, Anyway, Output,
        };
        command.SetAction(parsed => Run(parsed, terminal));
        return command;
    }

    private static int Run(ParseResult parsed, ITerminal terminal)
    {
        var (before, after) = (InputFile.ReadRecord(parsed.GetValue(Before)!), InputFile.ReadRecord(parsed.GetValue(After)!));
        var outputs = Outputs.Prepare(parsed.GetValue(Output) ?? [], null, [new HtmlExporter(before)]);
        var comparison = RecordComparison.Of(before, after);
        var hasEnergy = before.Meter.Provenance != Provenance.Unavailable && after.Meter.Provenance != Provenance.Unavailable;
        if (!hasEnergy || (!comparison.IsComparable && !parsed.GetValue(Anyway)))
        {
            throw new NotComparableException(
                string.Join(' ', comparison.Refusals) + (hasEnergy ? " --anyway compares them all the same." : " Without joules there is nothing to compare."));
        }

        ComparisonSummary.Write(comparison, outputs.UsesStandardOutput ? terminal.Error : terminal.Out);
        outputs.Write(after, terminal);
        return (int)ExitCode.Success;
    }
}
