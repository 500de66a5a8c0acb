using Spectre.Console;

namespace GreenCode.Cli.Terminal;

/// <summary>Text in columns.</summary>
internal static class Layout
{
    private const int Indent = 2;
    private const int Gap = 2;
    private const int ShortestName = 20;
    private const int LongestName = 150;

    /// <summary>
    /// Writes numbers with a name behind them: all columns but the last to the right. A name that is too long loses its beginning, for
    /// the end of a method's name tells most.
    /// </summary>
    public static void WriteRows(this IAnsiConsole console, IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows.Max(row => row.Length) - 1).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var left = console.Profile.Width - 1 - widths.Sum(width => width + Gap) - Indent;
        foreach (var row in rows)
        {
            var numbers = string.Concat(widths.Select((width, column) => row[column].PadLeft(width) + new string(' ', Gap)));
            console.WriteLine(new string(' ', Indent) + numbers + WithoutBeginning(PrintableText.Filter(row[^1]), Math.Clamp(left, ShortestName, LongestName)));
        }
    }

    /// <summary>Writes labelled texts, each with its further lines below its first.</summary>
    public static void WritePoints(this IAnsiConsole console, params IReadOnlyList<(string Label, string Text)> points)
    {
        var labels = points.Max(point => point.Label.Length);
        var left = Math.Max(ShortestName, console.Profile.Width - 1 - Indent - labels - Gap);
        foreach (var (label, text) in points)
        {
            foreach (var (index, line) in Lines(PrintableText.Filter(text), left).Index())
                console.WriteLine($"{new string(' ', Indent)}{(index == 0 ? label : "").PadRight(labels + Gap)}{line}");
        }
    }

    /// <summary>Breaks a text between words; a word that is longer than the line stays whole.</summary>
    private static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }

    private static string WithoutBeginning(string text, int width) => text.Length <= width ? text : "…" + text[^(width - 1)..];
}
