using System.Globalization;
using GreenCode.TestKit;
using Microsoft.CodeAnalysis;

namespace GreenCode.Benchmarks.Corpus;

/// <summary>
/// <c>peer-rules WORK</c>: writes the rules of the other packages, as their descriptors say them, to the file that docs/rules/coverage.md is held to. A package
/// that could not be restored keeps the lines that the file has.
/// </summary>
internal static class PeerRulesCommand
{
    public static int Run(string[] args)
    {
        if (args.Length != 1)
        {
            Console.Error.WriteLine("Usage: peer-rules WORK");
            return 2;
        }

        var file = Repository.PathOf("tests", "GreenCode.Analyzers.Tests", "Docs", "peer-rules.tsv");
        var lines = (File.Exists(file) ? File.ReadLines(file).Skip(1) : []).ToLookup(line => line.Split(' ', '\t')[0]).ToDictionary(package => package.Key, package => package.ToList(), StringComparer.Ordinal);
        // The page reads a newer version of Sonar's than the one that may be run here, and Creedengo's source.
        foreach (var (name, analyzers) in PeerPackages.Restore(args[0]).Where(package => !package.Name.StartsWith("Sonar", StringComparison.Ordinal) && !package.Name.StartsWith("Creedengo", StringComparison.Ordinal)))
        {
            lines[name.Split(' ')[0]] =
            [
                .. analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
                    .DistinctBy(rule => rule.Id)
                    .OrderBy(rule => rule.Id, StringComparer.Ordinal)
                    .Select(rule => string.Join('\t', name, rule.Id, rule.Category, rule.IsEnabledByDefault ? rule.DefaultSeverity : "off", rule.Title.ToString(CultureInfo.InvariantCulture).ReplaceLineEndings(" "))),
            ];
        }

        File.WriteAllLines(file, ["package\trule\tcategory\tseverity\ttitle", .. lines.OrderBy(package => package.Key, StringComparer.Ordinal).SelectMany(package => package.Value)]);
        Console.WriteLine(string.Join('\n', lines.Select(package => $"{package.Key}: {package.Value.Count} rules")));
        return 0;
    }
}
