using System.Globalization;
using GreenCode.TestKit;

namespace GreenCode.Benchmarks.Gates;

/// <summary>A table that stands between two marks in docs/methodology/gate.md and its Dutch mirror.</summary>
/// <param name="name">The mark's name.</param>
/// <param name="header">Its columns, separated by |. A column "…, lowest and highest" takes two values.</param>
internal sealed class GeneratedTable(string name, string header)
{
    private static readonly Dictionary<string, string> _dutch = new()
    {
        ["noise"] = "ruis", ["looks early"] = "kijkt tussentijds", ["yes"] = "ja", ["no"] = "nee",
        ["same cost: fail"] = "even duur: afgekeurd", ["same cost: inconclusive"] = "even duur: onbeslist",
        ["3 % dearer: fail"] = "3 % duurder: afgekeurd", ["3 % dearer: pass"] = "3 % duurder: goedgekeurd",
        ["5 % dearer: fail"] = "5 % duurder: afgekeurd", ["10 % dearer: fail"] = "10 % duurder: afgekeurd",
        ["5 % dearer: fail, lowest"] = "5 % duurder: afgekeurd, laagste",
        ["coverage"] = "dekking", ["coverage, lowest and highest"] = "dekking, laagste en hoogste", ["width, mean"] = "breedte, gemiddeld",
        ["runs per side, same cost"] = "uitvoeringen per kant, even duur", ["runs per side, 5 % dearer"] = "uitvoeringen per kant, 5 % duurder",
        ["sampled runs per side"] = "bemonsterde uitvoeringen per kant", ["methods"] = "methoden", ["another is blamed, at most"] = "een andere aangewezen, hoogstens",
        ["3 % dearer: it comes first"] = "3 % duurder: juiste bovenaan", ["5 % dearer: it comes first"] = "5 % duurder: juiste bovenaan",
        ["10 % dearer: it comes first"] = "10 % duurder: juiste bovenaan", ["30 % dearer: it comes first"] = "30 % duurder: juiste bovenaan",
        ["workload"] = "belasting", ["metric"] = "grootheid", ["gates"] = "poorten", ["fail"] = "afgekeurd", ["inconclusive"] = "onbeslist", ["pass"] = "goedgekeurd",
        ["refused"] = "geweigerd", ["runs per side, mean"] = "uitvoeringen per kant, gemiddeld", ["seconds per gate, median"] = "seconden per poort, mediaan",
        ["the run gets dearer by"] = "de uitvoering wordt duurder met", ["of the failed: the right method comes first"] = "van de afgekeurde: juiste methode bovenaan",
        ["of the failed: another is blamed"] = "van de afgekeurde: een andere aangewezen", ["seconds"] = "seconden", ["verdict"] = "oordeel",
        ["CPU-bound"] = "rekenwerk", ["service"] = "dienst", ["cpu-time"] = "CPU-tijd", ["energy"] = "energie",
        ["runs per side"] = "uitvoeringen per kant", ["seconds per run"] = "seconden per uitvoering", ["change"] = "verandering", ["none"] = "geen",
        ["the machine's cost differs between the two times by"] = "verschil van de machine tussen beide momenten",
        ["estimate and interval"] = "schatter en interval",
        ["log-normal, 1 %"] = "lognormaal, 1 %", ["log-normal, 2 %"] = "lognormaal, 2 %", ["drift of 10 %"] = "verloop van 10 %",
        ["bimodal turbo, 5 % apart"] = "turbo aan of uit, 5 % verschil", ["1 % outliers"] = "1 % uitschieters",
        ["autocorrelation of 0.6"] = "autocorrelatie van 0,6", ["busy neighbour"] = "drukke buur", ["all of these at once"] = "alles tegelijk",
        ["Hodges–Lehmann of pairs, signed-rank interval (chosen)"] = "Hodges-Lehmann van paren, rangtekeninterval (gekozen)",
        ["mean of pairs, t interval"] = "gemiddelde van paren, t-interval",
        ["Hodges–Lehmann of all against all, Mann–Whitney interval"] = "Hodges-Lehmann van alles tegen alles, Mann-Whitney-interval",
        ["ratio of medians, percentile bootstrap"] = "verhouding van medianen, percentielbootstrap",
        ["ratio of medians, BCa bootstrap"] = "verhouding van medianen, BCa-bootstrap",
        ["Hodges–Lehmann of pairs, BCa bootstrap"] = "Hodges-Lehmann van paren, BCa-bootstrap",
        ["mean of pairs, studentised bootstrap"] = "gemiddelde van paren, gestudentiseerde bootstrap",
    };

    private readonly string[] _header = header.Split('|');
    private readonly List<object[]> _rows = [];

    public void Add(params object[] cells) => _rows.Add(cells);

    public string Markdown(string language)
    {
        var lines = _rows.Select(row => Line(Cells(row, language))).Prepend("|" + string.Concat(Enumerable.Repeat("---|", _header.Length)));
        return string.Join('\n', lines.Prepend(Line(_header.Select(title => Text(title, language)))));
    }

    /// <param name="language">Of the page.</param>
    /// <param name="keys">So many first cells name a row, and rows of other names stay: a table that takes hours is made in parts. 0 replaces the whole table.</param>
    public void Write(string language, int keys = 0)
    {
        var file = Repository.PathOf(language == "nl" ? "docs/nl/methodology/gate.md" : "docs/methodology/gate.md");
        var text = File.ReadAllText(file);
        var mark = $"<!-- generated: {name} -->\n";
        var begin = text.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        var end = text.IndexOf("<!-- end generated -->", begin, StringComparison.Ordinal);
        var rows = Markdown(language).Split('\n');
        var stay = keys == 0 ? [] : text[begin..end].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToArray();
        var merged = stay.Select(old => rows.LastOrDefault(row => Key(row) == Key(old), old)).Concat(rows.Skip(2)).Distinct();
        File.WriteAllText(file, text[..begin] + string.Join('\n', rows.Take(2).Concat(merged)) + '\n' + text[end..]);

        string Key(string row) => string.Join('|', row.Split('|').Take(keys + 1));
    }

    private IEnumerable<string> Cells(object[] row, string language)
    {
        var next = 0;
        foreach (var title in _header)
        {
            var cell = Text(row[next++], language);
            yield return title.EndsWith("lowest and highest", StringComparison.Ordinal) ? $"{cell} – {Text(row[next++], language)}" : cell;
        }
    }

    private static string Text(object cell, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language == "nl" ? "nl-NL" : "");
        return cell switch
        {
            Share share => (100 * share.Value).ToString("0.0", culture) + " %",
            double number => number.ToString("0.0", culture),
            int number => number.ToString(culture),
            string text when language == "nl" => _dutch[text],
            _ => (string)cell,
        };
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
