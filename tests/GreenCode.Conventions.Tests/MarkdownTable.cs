using System.Collections.Immutable;

namespace GreenCode.Conventions.Tests;

/// <summary>Reads the tables of a document that tests hold the code to.</summary>
internal static class MarkdownTable
{
    /// <summary>The rows of the table with these column headings, each cell without its back quotes.</summary>
    /// <exception cref="FormatException">There is no such table, or a row has another number of cells.</exception>
    public static ImmutableArray<ImmutableArray<string>> Read(string markdown, params string[] headings)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var header = Array.FindIndex(lines, line => IsRow(line) && Cells(line).SequenceEqual(headings));
        if (header < 0)
            throw new FormatException($"There is no table with the columns | {string.Join(" | ", headings)} |.");

        var rows = lines.Skip(header + 2).TakeWhile(IsRow).Select(Cells).ToImmutableArray();
        var odd = rows.FirstOrDefault(row => row.Length != headings.Length);
        return odd.IsDefault ? rows : throw new FormatException($"The row '{odd[0]}' has {odd.Length} cells where the table has {headings.Length}.");
    }

    /// <summary>The items of a cell that lists them with commas; none where it says <c>none</c>.</summary>
    public static ImmutableArray<string> Items(string cell) =>
        cell == "none" ? [] : [.. cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsRow(string line) => line.StartsWith('|');

    private static ImmutableArray<string> Cells(string line) =>
        [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Replace("`", "", StringComparison.Ordinal).Trim())];
}
