namespace GreenCode.Benchmarks.Corpus;

/// <summary>One run of a package over one project.</summary>
/// <param name="CompileSeconds">What the compiler took to parse, bind and check the project beforehand.</param>
/// <param name="WholeSeconds">From the first action to the last, with what the compiler does for analyzers in between.</param>
/// <param name="AnalyzerSeconds">Inside the actions of each analyzer, by the full name of its type.</param>
internal sealed record SpeedRun(double CompileSeconds, double WholeSeconds, IReadOnlyDictionary<string, double> AnalyzerSeconds);
