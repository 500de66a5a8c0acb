using System.Globalization;
using GreenCode.TestKit;

namespace GreenCode.Analyzers.Tests.Docs;

/// <summary>
/// A line of judged-hits.tsv: one hit of a rule in foreign code, and what its reader says of it: right, wrong, undecided, or unread where a sample was drawn.
/// <see cref="Found"/> is the severity when it was read, <see cref="Now"/> the one that the rule gives it since it was mended, or <c>gone</c>.
/// </summary>
internal sealed record JudgedHit(string Rule, string Found, string Now, string CodeBase, string File, int Line, string Verdict, string Why)
{
    public static IReadOnlyList<JudgedHit> All { get; } =
    [
        .. System.IO.File.ReadLines(Repository.PathOf("tests", "GreenCode.Analyzers.Tests", "Docs", "judged-hits.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Select(cells => new JudgedHit(cells[0], cells[1], cells[2], cells[3], cells[4], int.Parse(cells[5], CultureInfo.InvariantCulture), cells[6], cells[7])),
    ];

    public bool IsRead => Verdict != "unread";

    public bool IsRight => Verdict == "right";
}
