using System.Collections.Immutable;
using System.Globalization;
using GreenCode.Analyzers;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Benchmarks.Corpus;

/// <summary>
/// <c>corpus WORK HITS.tsv FOLDER…</c>: runs every rule over the code bases in these folders and writes each hit with its line of code, for a person to judge.
/// Packages are restored below WORK.
/// </summary>
internal static class CorpusCommand
{
    public static int Run(string[] args)
    {
        if (args.Length < 3)
        {
            Console.Error.WriteLine("Usage: corpus WORK HITS.tsv FOLDER…");
            return 2;
        }

        var analyzers = Rules();
        using var hits = new StreamWriter(args[1]);
        hits.WriteLine(Hit.Header);
        Console.WriteLine("| code base | projects | lines | calls bound | packages missing | hits |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var root in args[2..])
        {
            var code = CodeBase.Load(root, args[0]);
            var found = code.Analyze(analyzers, []);
            foreach (var hit in found)
                hits.WriteLine(hit);
            hits.Flush();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {code.Name} | {code.Compilations.Length} | {code.Lines:N0} | {100 * code.BoundShare():0.0} % | {code.MissingPackages.Length} | {found.Length} |"));
        }

        return 0;
    }

    /// <summary>All rules of the package.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Rules() =>
        [.. typeof(GreenAnalyzer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(GreenAnalyzer)) && !type.IsAbstract).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
}
