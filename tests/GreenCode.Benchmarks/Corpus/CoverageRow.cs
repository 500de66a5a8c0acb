using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GreenCode.TestKit;

namespace GreenCode.Benchmarks.Corpus;

/// <summary>A line of docs/rules/coverage.md: rules of others about one subject, and ours about the same.</summary>
internal sealed partial record CoverageRow(ImmutableArray<string> Theirs, string Subject, ImmutableArray<string> Ours, string Here)
{
    public static ImmutableArray<CoverageRow> ReadAll() =>
    [
        .. from line in File.ReadLines(Repository.PathOf("docs", "rules", "coverage.md"))
           let cells = line.Split('|', StringSplitOptions.TrimEntries)
           where cells.Length == 5
           let theirs = Ids(TheirId(), cells[1])
           where theirs.Length > 0
           select new CoverageRow(theirs, cells[2], Ids(OurId(), cells[3]), cells[3]),
    ];

    private static ImmutableArray<string> Ids(Regex pattern, string text) => [.. pattern.Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\b(?:CA\d+|MA\d+|RCS\d+|S\d+|GCI\w+)\b")]
    private static partial Regex TheirId();

    [GeneratedRegex(@"\bGRN\d{4}\b")]
    private static partial Regex OurId();
}
