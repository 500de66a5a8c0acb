using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Benchmarks.Corpus;

/// <summary>
/// <c>peers WORK HITS FOLDER…</c>: runs our rules and those rules of other packages that docs/rules/coverage.md names over the code bases in these folders, writes
/// every hit to HITS/CODEBASE.tsv, and prints, over all such files in HITS, who finds what of the same subject.
/// </summary>
internal static class PeersCommand
{
    public static int Run(string[] args)
    {
        if (args.Length < 2)
        {
            Console.Error.WriteLine("Usage: peers WORK HITS FOLDER…");
            return 2;
        }

        var rows = CoverageRow.ReadAll();
        Directory.CreateDirectory(args[1]);
        if (args.Length > 2)
        {
            var wanted = rows.SelectMany(row => row.Theirs).ToHashSet(StringComparer.Ordinal);
            var peers = PeerPackages.Restore(args[0]).ToList();
            ImmutableArray<DiagnosticAnalyzer> theirs = [.. peers.SelectMany(package => package.Analyzers).Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => wanted.Contains(rule.Id)))];
            var present = theirs.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Where(wanted.Contains).ToHashSet(StringComparer.Ordinal);
            Console.Error.WriteLine($"{string.Join(", ", peers.Select(package => package.Name))}. Not in these versions: {string.Join(' ', wanted.Except(present).Order(StringComparer.Ordinal))}.");
            foreach (var root in args[2..])
            {
                var code = CodeBase.Load(root, args[0]);
                var hits = code.Analyze([.. CorpusCommand.Rules(), .. theirs], present).Where(hit => wanted.Contains(hit.Rule) || hit.Rule.StartsWith("GRN", StringComparison.Ordinal) || hit.Rule == "AD0001");
                File.WriteAllLines(Path.Combine(args[1], code.Name + ".tsv"), [Hit.Header, .. hits.Select(hit => hit.ToString())]);
            }
        }

        Compare(rows, [.. Directory.EnumerateFiles(args[1], "*.tsv").SelectMany(file => File.ReadLines(file).Skip(1)).Select(Hit.Parse)]);
        return 0;
    }

    /// <remarks>Rules report the same code at different places, so what is compared are the members they report, each counted once.</remarks>
    private static void Compare(ImmutableArray<CoverageRow> rows, ImmutableArray<Hit> hits)
    {
        var members = hits.GroupBy(hit => hit.Rule).ToDictionary(group => group.Key, group => group.Select(hit => (hit.CodeBase, hit.File, hit.Member)).ToHashSet());
        Console.WriteLine("| our rule | their rule | subject | members, ours | theirs | both | only theirs | only ours |");
        Console.WriteLine("|---|---|---|--:|--:|--:|--:|--:|");
        foreach (var (ours, theirs, subject) in rows
            .SelectMany(row => row.Ours.SelectMany(ours => row.Theirs.Select(theirs => (ours, theirs, row.Subject))))
            .OrderBy(pair => pair.ours, StringComparer.Ordinal).ThenBy(pair => pair.theirs, StringComparer.Ordinal))
        {
            var (a, b) = (members.GetValueOrDefault(ours, []), members.GetValueOrDefault(theirs, []));
            var both = a.Count(b.Contains);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {ours} | {theirs} | {subject} | {a.Count} | {b.Count} | {both} | {b.Count - both} | {a.Count - both} |"));
        }

        Console.WriteLine();
        Console.WriteLine("| their rule | subject | here | members |");
        Console.WriteLine("|---|---|---|--:|");
        foreach (var (id, row) in rows.Where(row => row.Ours.IsEmpty).SelectMany(row => row.Theirs.Select(id => (id, row))).Where(pair => members.ContainsKey(pair.id)).OrderByDescending(pair => members[pair.id].Count))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {id} | {row.Subject} | {row.Here.Split(',')[0]} | {members[id].Count} |"));
    }
}
