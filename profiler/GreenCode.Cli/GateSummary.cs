using GreenCode.Cli.Terminal;
using GreenCode.Profiler.Gates;
using Spectre.Console;

namespace GreenCode.Cli;

/// <summary>A gate's statement on the terminal.</summary>
public static class GateSummary
{
    private const int MostChecks = 30;

    /// <summary>Writes it.</summary>
    public static void Write(GateStatement statement, IAnsiConsole console)
    {
        var colour = statement.Verdict switch
        {
            GateVerdict.Pass => "green",
            GateVerdict.Fail => "red",
            null => "blue",
            _ => "yellow",
        };
        console.WriteLine();
        console.MarkupLine($"[bold {colour}]{Markup.Escape(Harmless(statement.Headline))}[/]");
        foreach (var check in statement.Checks.Where(check => check.Verdict != GateVerdict.Pass && check.Sentence != statement.Headline).Take(MostChecks))
            console.WriteLine($"  {check.Verdict.ToString().ToLowerInvariant()}: {Harmless(check.Sentence)}");
        console.WriteLine();
        foreach (var table in statement.Tables)
        {
            console.MarkupLineInterpolated($"[bold]{table.Title}[/]");
            console.WriteRows([[.. table.Heads], .. table.Rows.Select(row => row.Select(Harmless).ToArray())]);
            console.WriteLine();
        }

        console.WritePoints([.. statement.Notes.Select(note => ("note", Harmless(note)))]);
        console.WriteLine();
    }

    /// <summary>Azure Pipelines carries out a command wherever it stands in a line, and names and last lines of output come from others.</summary>
    internal static string Harmless(string text) => text.Replace("##vso[", "## vso[", StringComparison.OrdinalIgnoreCase).Replace("##[", "## [", StringComparison.Ordinal);
}
