using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using GreenCode.Analyzers.Tests.Docs;
using GreenCode.Benchmarks.Evidence;
using GreenCode.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Benchmarks.Corpus;

/// <summary>
/// <c>analyzer-speed WORK FOLDER [MINUTES]</c>: what the rules cost beside an analyzer that does nothing and beside other packages, over the largest projects of the
/// code base in FOLDER, by the compiler's own telemetry. Every round runs every package once, on a fresh copy of the compilation, until the minutes are over. Writes the tables of
/// docs/methodology/analyzer-speed.md and of its Dutch page.
/// </summary>
internal static class SpeedCommand
{
    private const int Projects = 3;
    private const int DearestRules = 10;

    public static int Run(string[] args)
    {
        if (args.Length < 2)
        {
            Console.Error.WriteLine("Usage: analyzer-speed WORK FOLDER [MINUTES]");
            return 2;
        }

        var minutes = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 8;
        List<SpeedSet> sets = [new("", [new EmptyAnalyzer()]), new("GreenCode.Analyzers", CorpusCommand.Rules()), .. PeerPackages.Restore(args[0]).Select(package => new SpeedSet(package.Name, package.Analyzers))];
        var code = CodeBase.Load(args[1], args[0]);
        var compilations = code.Compilations
            .OrderByDescending(compilation => compilation.SyntaxTrees.Sum(tree => tree.Length))
            .Take(Projects)
            // One thread compiles, as one thread runs the analyzers, so that the two times can be compared.
            .Select(compilation => compilation.WithOptions(compilation.Options.WithConcurrentBuild(false)))
            .ToList();

        // The first round is for the just-in-time compiler.
        var round = 0;
        for (var started = Stopwatch.GetTimestamp(); round < 2 || Stopwatch.GetElapsedTime(started) * (round + 1) / round < TimeSpan.FromMinutes(minutes); round++)
        {
            // Each round begins with another package, so that none always runs after the same one.
            foreach (var set in sets.Skip(round % sets.Count).Concat(sets.Take(round % sets.Count)))
            {
                var runs = compilations.ConvertAll(compilation => Measure(compilation, set.Analyzers));
                if (round > 0)
                    set.Add(runs);
            }
        }

        Publish(code, compilations, sets, round - 1);
        return 0;
    }

    private static SpeedRun Measure(CSharpCompilation original, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        GC.Collect();
        // Parsing and binding are the compiler's own work; done beforehand, the analyzers find them there, as in a build.
        var started = Stopwatch.GetTimestamp();
        var compilation = original.RemoveAllSyntaxTrees().AddSyntaxTrees(original.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), (CSharpParseOptions)tree.Options, tree.FilePath)));
        compilation.GetDiagnostics();
        var compile = Stopwatch.GetElapsedTime(started).TotalSeconds;
        GC.Collect();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: (_, _, _) => { }, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var run = compilation.WithAnalyzers(analyzers, options);
        started = Stopwatch.GetTimestamp();
        run.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        var whole = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new(compile, whole, analyzers.ToDictionary(
            analyzer => analyzer.GetType().FullName!,
            analyzer => run.GetAnalyzerTelemetryInfoAsync(analyzer, default).GetAwaiter().GetResult().ExecutionTime.TotalSeconds,
            StringComparer.Ordinal));
    }

    private static void Publish(CodeBase code, List<CSharpCompilation> compilations, List<SpeedSet> sets, int rounds)
    {
        var compile = SpeedSet.Median(sets.SelectMany(set => set.CompileSeconds));
        var lines = compilations.Sum(compilation => compilation.SyntaxTrees.Sum(tree => (long)tree.GetText().Lines.Count));
        foreach (var (folder, words) in new[] { ("docs", SpeedWords.English), ("docs/nl", SpeedWords.Dutch) })
        {
            var path = Repository.PathOf(folder, "methodology", "analyzer-speed.md");
            var page = GeneratedSections.Replace(File.ReadAllText(path), "packages", Packages());
            File.WriteAllText(path, GeneratedSections.Replace(page, "rules", Rules()));

            string Packages() => string.Join('\n',
            [
                string.Create(words.Culture, $"{string.Format(words.Culture, words.Measured, DateTime.UtcNow.ToString("d MMMM yyyy", words.Culture), code.Name, lines, string.Join(", ", compilations.Select(compilation => compilation.AssemblyName)), compile, rounds, Machine.CpuModel(), Environment.ProcessorCount, Environment.Version)}"),
                "",
                words.PackageColumns,
                "|---|--:|--:|--:|--:|--:|--:|--:|---|",
                .. sets.Select(set => set.Row(words, compile, sets[0])),
            ]);

            string Rules() => string.Join('\n',
            [
                words.RuleColumns,
                "|---|--:|--:|",
                .. sets[1].Dearest().Take(DearestRules).Select(rule => string.Create(words.Culture, $"| {rule.Ids} | {1000 * rule.Seconds:0.0} ms | {100 * rule.Seconds / compile:0.000}% |")),
                string.Create(words.Culture, $"| {words.Others} | {1000 * sets[1].Dearest().Skip(DearestRules).Sum(rule => rule.Seconds):0.0} ms | {100 * sets[1].Dearest().Skip(DearestRules).Sum(rule => rule.Seconds) / compile:0.000}% |"),
            ]);
        }
    }
}
