using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers.Tests.Docs;

/// <summary>The words of the generated parts of a page, in its language.</summary>
internal sealed class DocWords(CultureInfo culture)
{
    private readonly bool _dutch = culture.TwoLetterISOLanguageName == "nl";

    public CultureInfo Culture { get; } = culture;

    public string Index => Pick("Rules", "Regels");
    public string IndexIntroduction => Pick(
        "What GreenCode.Analyzers finds. The factor is the CPU time before the repair divided by the CPU time after it, as measured; the page of each rule says how, and on what.",
        "Wat GreenCode.Analyzers vindt. De factor is de CPU-tijd vóór de aanpassing gedeeld door de CPU-tijd erna, zoals gemeten; op de pagina van elke regel staat hoe en waarop.");
    public string Id => Pick("Id", "Id");
    public string Title => Pick("Title", "Titel");
    public string Category => Pick("Category", "Categorie");
    public string DefaultSeverity => Pick("Highest severity", "Hoogste ernst");
    public string Fix => Pick("Code fix", "Automatische aanpassing");
    public string Factor => Pick("Factor", "Factor");
    public string OtherLanguage => Pick("In Dutch", "In het Engels");
    public string NoEvidence => Pick("Not measured yet, so this rule is no warning.", "Nog niet gemeten; daarom is deze regel geen waarschuwing.");
    public string Option => Pick("Option in `.editorconfig`", "Optie in `.editorconfig`");
    public string DefaultValue => Pick("Default", "Standaard");
    public string Meaning => Pick("What it does", "Wat dit doet");
    public string Case => Pick("Case", "Geval");
    public string Before => Pick("CPU time before", "CPU-tijd ervoor");
    public string After => Pick("CPU time after", "CPU-tijd erna");
    public string Allocated => Pick("Allocated before / after", "Gealloceerd ervoor / erna");
    public string Interval => Pick("Factor (95 % interval)", "Factor (95%-interval)");

    public string YesNo(bool value) => value ? Pick("yes", "ja") : Pick("no", "nee");

    public string Severity(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => Pick("error", "fout"),
        DiagnosticSeverity.Warning => Pick("warning", "waarschuwing"),
        DiagnosticSeverity.Info => Pick("suggestion", "suggestie"),
        _ => Pick("hidden", "verborgen"),
    };

    public string Range(EvidenceCase pair) => string.Create(Culture, $"{pair.Ratio:#,0.##} ({pair.RatioLow:#,0.##} {Pick("to", "tot")} {pair.RatioHigh:#,0.##})");

    public string Time(double seconds) => seconds switch
    {
        >= 0.1 => string.Create(Culture, $"{seconds:0.###} s"),
        >= 1e-3 => string.Create(Culture, $"{seconds * 1e3:0.###} ms"),
        >= 1e-6 => string.Create(Culture, $"{seconds * 1e6:0.###} µs"),
        _ => string.Create(Culture, $"{seconds * 1e9:0.###} ns"),
    };

    public string Bytes(double bytes) => string.Create(Culture, $"{bytes:#,0} {Pick("bytes", "bytes")}");

    public string HowMeasured(Evidence evidence) => Pick(
        string.Create(Culture, $"Measured on {evidence.MeasuredOn:d MMMM yyyy} with {evidence.Runtime} on {evidence.Os}, {evidence.Cpu}, {evidence.LogicalCores} logical cores: CPU time of the process, user and kernel, all threads; means of {evidence.Cases.Min(pair => pair.N)} repetitions; interval by bootstrap over the repetitions. CPU time stands in for energy here; no energy meter was read. To repeat it:"),
        string.Create(Culture, $"Gemeten op {evidence.MeasuredOn:d MMMM yyyy} met {evidence.Runtime} op {evidence.Os}, {evidence.Cpu}, {evidence.LogicalCores} logische kernen: CPU-tijd van het proces, gebruiker en kernel, alle threads; gemiddelden van {evidence.Cases.Min(pair => pair.N)} herhalingen; interval door bootstrap over de herhalingen. CPU-tijd staat hier voor energie; er is geen energiemeter uitgelezen. Zo herhaalt u de meting:"));

    public string Source(Evidence evidence, string toRoot) => Pick("Source", "Bron") + $": [{evidence.Source}]({toRoot}{evidence.Source})";

    private string Pick(string english, string dutch) => _dutch ? dutch : english;
}
