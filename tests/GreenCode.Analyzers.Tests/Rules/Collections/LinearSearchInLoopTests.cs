using Microsoft.CodeAnalysis.CSharp;
using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Collections.LinearSearchInLoop.LinearSearchInLoopAnalyzer, GreenCode.Analyzers.Rules.Collections.LinearSearchInLoop.LinearSearchInLoopFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Collections;

public class LinearSearchInLoopTests
{
    [Theory]
    [InlineData("foreach (var word in words) if ([|list.Contains(word)|]) Use(word);")]
    [InlineData("foreach (var word in words) if ([|list.Contains(word.Trim())|]) Use(word);")]
    [InlineData("for (var i = 0; i < words.Length; i++) if ([|list.Contains(words[i])|]) Use(words[i]);")]
    [InlineData("foreach (var word in list) if ([|words.Contains(word)|]) Use(word);")]
    [InlineData("foreach (var word in words) if ([|_known.Contains(word)|]) Use(word);")]
    [InlineData("foreach (var word in words) if ([|listed.Contains(word)|]) Use(word);")]
    [InlineData("foreach (var word in words) if ([|fixedWords.Contains(word)|]) Use(word);")]
    [InlineData("var hits = words.Where(word => [|list.Contains(word)|]).ToList();")]
    [InlineData("var any = words.Any(word => !list.Contains(\"x\") || [|list.Contains(word)|]);")]
    [InlineData("list.RemoveAll(word => [|words.Contains(word)|]);")]
    [InlineData("foreach (var word in words) if (word.Length > 1 && words.Length > 3) { foreach (var c in word) { var copy = word + c; if ([|list.Contains(copy)|]) Use(copy); } }")]
    public Task A_search_for_every_item_is_hidden_where_nothing_shows_that_there_are_many(string body) => Rule.Hides(InMethod(body));

    [Theory]
    [InlineData("var files = Directory.GetFiles(\".\"); foreach (var line in File.ReadLines(\"x\")) if ([|files.Contains(line)|]) Use(line);")]
    [InlineData("var lines = File.ReadAllLines(\"x\"); foreach (var file in Directory.EnumerateFiles(\".\").Where(f => f.Length > 3)) if ([|lines.Contains(file)|]) Use(file);")]
    [InlineData("var known = rows.Select(row => row.Number).ToList(); foreach (var line in File.ReadLines(\"x\")) if ([|known.Contains(line)|]) Use(line);")]
    [InlineData("var known = (from row in rows where row.IsOpen orderby row.Number select row.Number).ToArray(); var hits = File.ReadLines(\"x\").Where(line => [|known.Contains(line)|]);")]
    [InlineData("List<string> known; known = rows.Select(row => row.Number).ToList(); foreach (var row in rows) if ([|known.Contains(row.Title)|]) Use(row.Title);")]
    [InlineData("var known = new List<string>(); foreach (var row in rows) known.Add(row.Number); foreach (var line in File.ReadLines(\"x\")) if ([|known.Contains(line)|]) Use(line);")]
    [InlineData("var known = new List<string>(); known.AddRange(File.ReadLines(\"y\")); foreach (var line in File.ReadLines(\"x\")) if ([|known.Contains(line)|]) Use(line);")]
    [InlineData("var known = await permits.AllAsync(); var open = (await permits.AllAsync()).Where(n => [|known.Contains(n)|]).ToList();")]
    [InlineData("var lines = \"x\".Split('\\n'); var files = Directory.GetFiles(\".\"); for (var i = 0; i < files.Length; i++) if ([|lines.Contains(files[i])|]) Use(files[i]);")]
    [InlineData("var lines = File.ReadAllLines(\"x\"); var files = Directory.GetFiles(\".\"); foreach (var file in files) foreach (var part in file.Split('.')) if ([|lines.Contains(part)|]) Use(part);")]
    public Task A_search_in_rows_files_or_lines_for_each_of_many_others_is_a_suggestion(string body) => Rule.Suggests(InMethod(body));

    [Theory]
    [InlineData("var known = rows.Select(row => row.Number).Take(50).ToList(); foreach (var line in File.ReadLines(\"x\")) if ([|known.Contains(line)|]) Use(line);")]
    [InlineData("var known = rows.Where(row => row.OwnerId == 3).Select(row => row.Number).ToList(); foreach (var line in File.ReadLines(\"x\")) if ([|known.Contains(line)|]) Use(line);")]
    [InlineData("var known = rows.Where(row => words.Contains(row.Number)).Select(row => row.Number).ToList(); foreach (var line in File.ReadLines(\"x\")) if ([|known.Contains(line)|]) Use(line);")]
    [InlineData("var known = types.Select(type => type.Name).ToList(); foreach (var line in File.ReadLines(\"x\")) if ([|known.Contains(line)|]) Use(line);")]
    [InlineData("var known = await permits.TypesAsync(); foreach (var line in File.ReadLines(\"x\")) if ([|known.Contains(line)|]) Use(line);")]
    [InlineData("var known = rows.Select(row => row.Number).ToList(); foreach (var word in words) if ([|known.Contains(word)|]) Use(word);")]
    [InlineData("foreach (var line in File.ReadLines(\"x\")) if ([|words.Contains(line)|]) Use(line);")]
    [InlineData("foreach (var line in File.ReadLines(\"x\")) if ([|_known.Contains(line)|]) Use(line);")]
    public Task A_search_with_a_handful_on_one_side_stays_hidden(string body) => Rule.Hides(InMethod(body));

    [Theory]
    [InlineData("foreach (var word in words) if (!list.Contains(word)) list.Add(word);")]
    [InlineData("foreach (var word in words) { if (list.Contains(word)) Use(word); Change(list); }")]
    [InlineData("foreach (var word in words) { if (list.Contains(word)) Use(word); list = new List<string>(); }")]
    [InlineData("foreach (var word in words) { var own = new List<string>(); if (own.Contains(word)) Use(word); }")]
    [InlineData("foreach (var word in words) if (set.Contains(word)) Use(word);")]
    [InlineData("foreach (var word in words) if (collection.Contains(word)) Use(word);")]
    [InlineData("foreach (var word in words) if (word.Contains('a')) Use(word);")]
    [InlineData("foreach (var word in words) if (list.Contains(\"x\")) Use(word);")]
    [InlineData("foreach (var word in words) if (list.Contains(word, StringComparer.OrdinalIgnoreCase)) Use(word);")]
    [InlineData("foreach (var word in list) if (list.Contains(word)) Use(word);")]
    public Task What_a_set_would_not_help_is_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("foreach (var word in words) if (Few.Contains(word)) Use(word);")]
    [InlineData("foreach (var word in words) if (FewListed.Contains(word)) Use(word);")]
    [InlineData("var few = new[] { \"a\", \"b\" }; foreach (var word in words) if (few.Contains(word)) Use(word);")]
    [InlineData("var few = new List<string> { \"a\", \"b\" }; var hits = words.Where(word => few.Contains(word));")]
    [InlineData("foreach (var word in words) if (new[] { \"a\", \"b\" }.Contains(word)) Use(word);")]
    [InlineData("foreach (var word in new[] { \"a\", \"b\" }) if (list.Contains(word)) Use(word);")]
    [InlineData("for (var i = 0; i < 3; i++) if (list.Contains(words[i])) Use(words[i]);")]
    [InlineData("var hits = Few.Where(word => list.Contains(word));")]
    [InlineData("foreach (var c in words[0]) if (Letters.Contains(c)) Use(words[0]);")]
    [InlineData("foreach (var day in days) if (daysOff.Contains(day)) Use(words[0]);")]
    [InlineData("foreach (var word in words) if (fewPassed.Contains(word)) Use(word);")]
    [InlineData("foreach (var word in words) if (FewCreated.Contains(word)) Use(word);")]
    public Task Small_collections_are_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("if (Elsewhere.Few.Contains(word)) Use(word);", "static readonly string[] Few = { \"a\", \"b\" };")]
    [InlineData("if (Elsewhere.Few.Contains(word)) Use(word);", "static readonly string[] Few = new[] { \"a\", \"b\" };")]
    [InlineData("if (Elsewhere.Few.Contains(word)) Use(word);", "static readonly System.Collections.Immutable.ImmutableArray<string> Few = System.Collections.Immutable.ImmutableArray.Create(\"a\", \"b\");")]
    public Task Small_collections_of_another_file_are_left_alone(string body, string declaration) =>
        Rule.Ignores(InMethod("foreach (var word in words) " + body), WithElsewhere(declaration));

    [Theory]
    [InlineData("static readonly string[] Many = \"a b\".Split(' ');")]
    [InlineData("static string[] Many = { \"a\", \"b\" };")]
    [InlineData("static readonly System.Collections.Immutable.ImmutableArray<string> Many = System.Collections.Immutable.ImmutableArray.Create(\"a b\".Split(' '));")]
    public Task Collections_of_another_file_that_may_be_long_are_hidden(string declaration) =>
        Rule.Hides(InMethod("foreach (var word in words) if ([|Elsewhere.Many.Contains(word)|]) Use(word);"), WithElsewhere(declaration));

    [Theory]
    [InlineData("if (list.Contains(words[0])) Use(words[0]);")]
    [InlineData("Func<string, bool> f = word => list.Contains(word);")]
    [InlineData("while (list.Contains(words[0])) Use(words[0]);")]
    [InlineData("var hits = queryable.Where(word => list.Contains(word));")]
    [InlineData("var hits = words.OrderBy(word => list.Contains(word));")]
    public Task Code_outside_loops_is_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Fact]
    public Task A_span_is_what_newer_compilers_search_an_array_by() => Rule.Hides(
        InMethod("foreach (var word in list) if ([|words.Contains(word)|]) Use(word);"), Platform.Newest with { Language = LanguageVersion.Latest });

    [Fact]
    public Task Generated_code_is_left_alone() => Rule.Ignores("// <auto-generated/>\n" + InMethod("foreach (var word in words) if (list.Contains(word)) Use(word);"));

    [Fact]
    public Task Test_projects_are_left_alone() => Rule.Ignores(
        InMethod("foreach (var word in words) if (list.Contains(word)) Use(word);") + "\nnamespace TUnit.Core { class TestAttribute : System.Attribute { } }");

    [Fact]
    public Task The_fix_makes_a_set_before_the_loop() => Rule.Fixes(
        """
        #nullable enable
        using System.Collections.Generic;
        using System.Linq;

        class C
        {
            int M(List<string> known, int[] numbers, string[] words)
            {
                var hits = 0;
                // Every word.
                foreach (var word in words)
                {
                    if ([|known.Contains(word.Trim())|])
                        hits++;
                }

                foreach (var word in words)
                {
                    if ([|numbers.Contains(word.Length)|])
                        hits++;
                }

                return hits;
            }
        }
        """,
        """
        #nullable enable
        using System.Collections.Generic;
        using System.Linq;

        class C
        {
            int M(List<string> known, int[] numbers, string[] words)
            {
                var hits = 0;
                // Every word.
                var knownSet = new HashSet<string>(known);
                foreach (var word in words)
                {
                    if (knownSet.Contains(word.Trim()))
                        hits++;
                }

                var numbersSet = new HashSet<int>(numbers);
                foreach (var word in words)
                {
                    if (numbersSet.Contains(word.Length))
                        hits++;
                }

                return hits;
            }
        }
        """);

    [Theory]
    [InlineData("foreach (var word in words) if ([|list.Contains(word)|]) Use(word);")]
    [InlineData("foreach (var word in words) if ([|_known.Contains(word)|]) Use(word);")]
    [InlineData("var hits = words.Where(word => [|list.Contains(word)|]).ToList();")]
    [InlineData("var own = words.ToList(); Action grow = () => own.Add(\"x\"); foreach (var word in words) { if ([|own.Contains(word)|]) grow(); }")]
    [InlineData("var own = objects.ToList(); foreach (var o in objects) { if ([|own.Contains(o)|]) Use(\"x\"); }")]
    public Task No_fix_is_offered_where_the_list_may_be_null_or_changed_or_compares_in_its_own_way(string body) => Rule.OffersNoFix(InMethod(body));

    private static Platform WithElsewhere(string declaration) => Platform.Net80.WithFile("Elsewhere.cs", $"static class Elsewhere {{ public {declaration} }}");

    private static string InMethod(string body) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.IO;
        using System.Linq;
        using System.Threading.Tasks;

        class Permit { public int OwnerId { get; } public string Number { get; } public string Title { get; } public bool IsOpen { get; } }

        class PermitType { public string Name { get; } }

        interface IPermitRepository { Task<List<string>> AllAsync(); Task<List<string>> TypesAsync(); }

        class C
        {
            private static readonly string[] Few = { "a", "b" };
            private static readonly List<string> FewListed = new() { "a", "b" };
            private static readonly ImmutableArray<string> FewCreated = ImmutableArray.Create("a", "b");
            private static readonly char[] Letters = "abcdefghijklmnopqrstuvwxyz".ToCharArray();
            private readonly List<string> _known = new();

            private static void Use(string s) { }
            private static void Change(List<string> list) { }

            async Task M(IQueryable<Permit> rows, IQueryable<PermitType> types, IPermitRepository permits, string[] words, List<string> list, HashSet<string> set, ICollection<string> collection, IReadOnlyList<string> listed, IList<string> fixedWords,
                DayOfWeek[] days, List<DayOfWeek> daysOff, IQueryable<string> queryable, object[] objects, params string[] fewPassed)
            {
                await Task.Yield();
                {{body}}
            }
        }
        """;
}
