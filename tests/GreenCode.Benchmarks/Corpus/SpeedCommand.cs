using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Benchmarks.Corpus;

/// <summary>
/// <c>analyzer-speed WORK FOLDER [ROUNDS]</c>: what the rules cost beside an analyzer that does nothing and beside other packages, over the largest projects of the
/// code base in FOLDER, by the compiler's own telemetry. Every round runs every package once, on a fresh copy of the compilation.
/// </summary>
internal static class SpeedCommand
{
    private const int Projects = 5;

    public static int Run(string[] args)
    {
        if (args.Length < 2)
        {
            Console.Error.WriteLine("Usage: analyzer-speed WORK FOLDER [ROUNDS]");
            return 2;
        }

        var rounds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 5;
        List<(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)> sets =
            [("an empty analyzer", [new EmptyAnalyzer()]), ("GreenCode.Analyzers", CorpusCommand.Rules()), .. PeerPackages.Restore(args[0])];
        var compilations = CodeBase.Load(args[1], args[0]).Compilations.OrderByDescending(compilation => compilation.SyntaxTrees.Sum(tree => tree.Length)).Take(Projects).ToList();

        var compile = new List<double>();
        var spent = sets.ToDictionary(set => set.Name, _ => new List<Dictionary<string, double>>());
        // The first round is for the just-in-time compiler.
        for (var round = 0; round <= rounds; round++)
        {
            var seconds = compilations.Sum(CompileSeconds);
            foreach (var (name, analyzers) in sets)
            {
                var perAnalyzer = new Dictionary<string, double>(StringComparer.Ordinal);
                foreach (var compilation in compilations)
                    Add(perAnalyzer, Measure(compilation.Clone(), analyzers));
                if (round > 0)
                    spent[name].Add(perAnalyzer);
            }

            if (round > 0)
                compile.Add(seconds);
        }

        Report(compilations, sets, compile, spent);
        return 0;
    }

    private static double CompileSeconds(CSharpCompilation compilation)
    {
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        compilation.Clone().GetDiagnostics();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static Dictionary<string, double> Measure(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        // Binding is the compiler's own work; done beforehand, the analyzers find it there, as in a build.
        compilation.GetDiagnostics();
        GC.Collect();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: (_, _, _) => { }, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var run = compilation.WithAnalyzers(analyzers, options);
        run.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return analyzers.ToDictionary(
            analyzer => analyzer.GetType().FullName!,
            analyzer => run.GetAnalyzerTelemetryInfoAsync(analyzer, default).GetAwaiter().GetResult().ExecutionTime.TotalSeconds,
            StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, double> sum, Dictionary<string, double> more)
    {
        foreach (var (name, seconds) in more)
            sum[name] = sum.GetValueOrDefault(name) + seconds;
    }

    private static void Report(
        List<CSharpCompilation> compilations,
        List<(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)> sets,
        List<double> compile,
        Dictionary<string, List<Dictionary<string, double>>> spent)
    {
        var lines = compilations.Sum(compilation => compilation.SyntaxTrees.Sum(tree => (long)tree.GetText().Lines.Count));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{string.Join(", ", compilations.Select(compilation => compilation.AssemblyName))}: {lines:N0} lines, compiled in {Median(compile):0.00} s (median of {compile.Count}, one thread per analyzer run)"));
        Console.WriteLine();
        Console.WriteLine("| package | rules switched on | all together | share of compile time | mean per rule | median per rule | slowest rule |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (name, analyzers) in sets)
        {
            var rules = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Where(rule => rule.IsEnabledByDefault).Select(rule => rule.Id).Distinct().Count();
            var total = Median([.. spent[name].Select(run => run.Values.Sum())]);
            var each = analyzers.Select(analyzer => (analyzer.GetType().Name, Seconds: Median([.. spent[name].Select(run => run[analyzer.GetType().FullName!])]))).OrderBy(one => one.Seconds).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {rules} | {1000 * total:0} ms | {100 * total / Median(compile):0.00} % | {1000 * total / rules:0.00} ms | {1000 * each[each.Count / 2].Seconds:0.00} ms | {each[^1].Name} {1000 * each[^1].Seconds:0.0} ms |"));
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
