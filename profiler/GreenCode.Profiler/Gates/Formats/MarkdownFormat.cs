using System.Collections.Immutable;
using System.Text;
using static GreenCode.Profiler.Reporting.MarkdownText;

namespace GreenCode.Profiler.Gates.Formats;

/// <summary>Markdown that fits a comment on a pull request.</summary>
public sealed class MarkdownFormat : IGateFormat
{
    /// <inheritdoc/>
    public string Name => "md";

    /// <inheritdoc/>
    public string Ending => ".md";

    /// <inheritdoc/>
    public string Purpose => "a comment on a pull request";

    /// <inheritdoc/>
    public void Write(GateStatement statement, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine($"## {Plain(statement.Title)}");
        writer.WriteLine();
        writer.WriteLine($"**{Plain(statement.Headline)}**");
        if (statement.Checks.Length > 1)
        {
            writer.WriteLine();
            foreach (var check in statement.Checks.Skip(statement.Checks[0].Sentence == statement.Headline ? 1 : 0))
                writer.WriteLine($"- {Plain(check.Verdict.ToString().ToLowerInvariant())}: {Plain(check.Sentence)}");
        }

        foreach (var table in statement.Tables)
            WriteTable(writer, table);
        writer.WriteLine();
        writer.WriteLine("<details><summary>How it was measured</summary>");
        writer.WriteLine();
        foreach (var note in statement.Notes)
            writer.WriteLine($"- {Plain(note)}");
        writer.WriteLine();
        writer.WriteLine("</details>");
    }

    private static void WriteTable(StreamWriter writer, GateTable table)
    {
        writer.WriteLine();
        writer.WriteLine($"**{Plain(table.Title)}**");
        writer.WriteLine();
        writer.WriteLine($"| {string.Join(" | ", table.Heads)} |");
        writer.WriteLine($"|{string.Concat(table.Heads.SkipLast(1).Select(_ => "--:|"))}---|");
        foreach (var row in table.Rows)
            writer.WriteLine($"| {string.Join(" | ", Cells(row))} |");
    }

    private static IEnumerable<string> Cells(ImmutableArray<string> row) => row.SkipLast(1).Select(cell => Plain(cell)).Append(Code(row[^1]));
}
