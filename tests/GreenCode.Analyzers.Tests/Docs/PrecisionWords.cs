using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers.Tests.Docs;

/// <summary>The tables of the page about precision, in its language.</summary>
internal sealed class PrecisionWords(CultureInfo culture)
{
    private readonly DocWords _words = new(culture);
    private readonly bool _dutch = culture.TwoLetterISOLanguageName == "nl";

    public string CodeBases(IReadOnlyList<ForeignCode> codeBases) => string.Join('\n',
    [
        Pick(
            "| code base | commit | what it is | round | lines | calls bound | hits | hits now |",
            "| codebase | commit | wat het is | ronde | regels | aanroepen herkend | meldingen | meldingen nu |"),
        "|---|---|---|--:|--:|--:|--:|--:|",
        .. codeBases.Select(code => string.Create(culture, $"| {code.Repository} | {code.Commit} | {(_dutch ? code.KindInDutch : code.Kind)} | {code.Round} | {code.Lines:#,0} | {code.BoundShare:0.0 %} | {code.Hits} | {code.HitsNow} |")),
        string.Create(culture, $"| {Pick("together", "samen")} ({codeBases.Count}) | | | | {codeBases.Sum(code => code.Lines):#,0} | | {codeBases.Sum(code => code.Hits)} | {codeBases.Sum(code => code.HitsNow)} |"),
    ]);

    public string Rules(IReadOnlyList<RulePrecision> rules) => string.Join('\n',
    [
        Pick(
            $"| rule | severity | code bases | hits | read | right | wrong | precision | of these in round {ForeignCode.LastRound} |",
            $"| regel | ernst | codebases | meldingen | gelezen | juist | onjuist | aandeel juist | waarvan in ronde {ForeignCode.LastRound} |"),
        "|---|---|--:|--:|--:|--:|--:|--:|--:|",
        .. rules.Select(rule => Row(rule.Rule, _words.Severity(rule.Severity), rule.Hits, rule.Fresh, rule.Share)),
        .. rules.GroupBy(rule => rule.Severity).OrderByDescending(same => same.Key).Select(same => Row(
            Pick("all", "alle"),
            _words.Severity(same.Key),
            [.. same.SelectMany(rule => rule.Hits)],
            [.. same.SelectMany(rule => rule.Fresh)],
            (double)same.Sum(rule => rule.Hits.Count(hit => hit.IsRight)) / same.Sum(rule => rule.Hits.Count(hit => hit.IsRead)))),
    ]);

    /// <summary>Which rules reach the aim, which do only since they were mended, and which do not.</summary>
    public string Aims(IReadOnlyList<RulePrecision> asFound, IReadOnlyList<RulePrecision> now) => string.Join('\n',
    [
        $"- {Pick("Reached", "Gehaald")}: {List(now.Where(rule => rule.IsReached && asFound.Any(before => before.Rule == rule.Rule && before.Severity == rule.Severity && before.IsReached)))}.",
        $"- {Pick("Reached since the mends that these hits led to", "Gehaald sinds de verbeteringen waartoe deze meldingen leidden")}: {List(now.Where(rule => rule.IsReached && !asFound.Any(before => before.Rule == rule.Rule && before.Severity == rule.Severity && before.IsReached)))}.",
        $"- {Pick("Not reached", "Niet gehaald")}: {List(now.Where(rule => !rule.IsReached))}.",
        $"- {Pick("No visible hit", "Geen zichtbare melding")}: {ListOf(RuleCatalog.All.Select(rule => rule.Id).Except(now.Select(rule => rule.Rule)))}.",
        Pick(
            $"- In code that the rules had never seen (round {ForeignCode.LastRound}), before the mends that it led to: {FreshShare(asFound, DiagnosticSeverity.Warning)} warnings and {FreshShare(asFound, DiagnosticSeverity.Info)} suggestions right.",
            $"- In code die de regels nooit hadden gezien (ronde {ForeignCode.LastRound}), vóór de verbeteringen waartoe die leidde: {FreshShare(asFound, DiagnosticSeverity.Warning)} waarschuwingen en {FreshShare(asFound, DiagnosticSeverity.Info)} suggesties juist."),
    ]);

    private string FreshShare(IReadOnlyList<RulePrecision> rules, DiagnosticSeverity severity)
    {
        var read = rules.Where(rule => rule.Severity == severity).SelectMany(rule => rule.Fresh).Where(hit => hit.IsRead).ToList();
        return string.Create(culture, $"{read.Count(hit => hit.IsRight)} {Pick("of", "van")} {read.Count} ({(double)read.Count(hit => hit.IsRight) / read.Count:0 %})");
    }

    private string Row(string rule, string severity, IReadOnlyList<JudgedHit> hits, IReadOnlyList<JudgedHit> fresh, double? share) => string.Create(culture,
        $"| {rule} | {severity} | {hits.Select(hit => hit.CodeBase).Distinct().Count()} | {hits.Count} | {hits.Count(hit => hit.IsRead)} | {hits.Count(hit => hit.IsRight)} | {hits.Count(hit => hit.IsRead && !hit.IsRight)} | {share:0 %} | {fresh.Count(hit => hit.IsRight)} {Pick("of", "van")} {fresh.Count(hit => hit.IsRead)} |");

    private string List(IEnumerable<RulePrecision> rules) => ListOf(rules.Select(rule => $"{rule.Rule} ({_words.Severity(rule.Severity)})"));

    private string ListOf(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : Pick("none", "geen");

    private string Pick(string english, string dutch) => _dutch ? dutch : english;
}
