using System.Globalization;

namespace GreenCode.Analyzers.Tests.Docs;

/// <summary>
/// A line of foreign-code.tsv: a code base of others that the rules ran over. Round 0 is one from which rules were mended before; the hits of round 1 led to the last
/// mends before rounds 2 to 4, which each were read after them. <see cref="Hits"/> are those of the run, <see cref="HitsNow"/> those of the rules as they are, both without hidden ones.
/// </summary>
internal sealed record ForeignCode(string Repository, string Commit, string Kind, string KindInDutch, int Round, int Lines, double BoundShare)
{
    public static IReadOnlyList<ForeignCode> All { get; } =
    [
        .. File.ReadLines(TestKit.Repository.PathOf("tests", "GreenCode.Analyzers.Tests", "Docs", "foreign-code.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Select(cells => new ForeignCode(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                int.Parse(cells[4], CultureInfo.InvariantCulture),
                int.Parse(cells[5], CultureInfo.InvariantCulture),
                double.Parse(cells[6], CultureInfo.InvariantCulture) / 100)),
    ];

    public static int LastRound { get; } = All.Max(code => code.Round);

    public string Name => Repository.Split('/')[^1];

    public int Hits => JudgedHit.All.Count(hit => hit.CodeBase == Name && hit.Found != "Hidden");

    public int HitsNow => JudgedHit.All.Count(hit => hit.CodeBase == Name && (hit.Now is "Warning" or "Info"));
}
