using System.Globalization;

namespace GreenCode.Benchmarks.Corpus;

/// <summary>
/// What the tables about speed say, in one language. In Measured stand {0} date, {1} code base, {2} lines, {3} projects, {4} seconds of compilation, {5} rounds,
/// {6} processor, {7} logical processors, {8} runtime.
/// </summary>
internal sealed record SpeedWords(CultureInfo Culture, string Measured, string PackageColumns, string Empty, string RuleColumns, string Others)
{
    public static SpeedWords English { get; } = new(
        CultureInfo.InvariantCulture,
        "Measured on {0} over the largest projects of {1} ({3}; {2:N0} lines), which the compiler parses, binds and checks in {4:0.0} s; {5} rounds after one to warm up; {6}, {7} logical processors, .NET {8}. Figures are medians.",
        "| package | rules switched on | inside its rules | least and most | share of compile time | per rule | whole run | more than the empty analyzer | dearest analyzer |",
        "an empty analyzer",
        "| rule | inside the rule | share of compile time |",
        "all others together");

    public static SpeedWords Dutch { get; } = new(
        CultureInfo.GetCultureInfo("nl-NL"),
        "Gemeten op {0} over de grootste projecten van {1} ({3}; {2:N0} regels), waarvoor de compiler {4:0.0} s nodig heeft om te ontleden, te binden en te controleren; {5} ronden na één om warm te lopen; {6}, {7} logische processoren, .NET {8}. De cijfers zijn medianen.",
        "| pakket | regels ingeschakeld | binnen de regels | minste en meeste | deel van de compileertijd | per regel | hele analyse | meer dan de lege analyzer | duurste analyzer |",
        "een lege analyzer",
        "| regel | binnen de regel | deel van de compileertijd |",
        "alle andere samen");
}
