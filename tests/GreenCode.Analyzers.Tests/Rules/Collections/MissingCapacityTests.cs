using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Collections.MissingCapacity.MissingCapacityAnalyzer, GreenCode.Analyzers.Rules.Collections.MissingCapacity.MissingCapacityFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Collections;

public class MissingCapacityTests
{
    [Theory]
    [InlineData("var own = [|new List<int>()|]; foreach (var word in words) own.Add(word.Length); return own;")]
    [InlineData("List<int> own = [|new()|]; foreach (var word in words) { var n = word.Length; own.Add(n); } return own;")]
    [InlineData("var own = [|new Dictionary<string, int>()|]; foreach (var n in list) own.Add(n.ToString(), n); return own;")]
    [InlineData("var own = [|new Queue<int>()|]; foreach (var n in read) own.Enqueue(n); return own;")]
    [InlineData("var own = [|new List<int>()|]; for (var i = 0; i < words.Length; i++) own.Add(words[i].Length); return own;")]
    [InlineData("var own = [|new List<int>()|]; for (int i = 0; i < count; ++i) { own.Add(i); } return own;")]
    [InlineData("var own = [|new List<int>()|]; foreach (var word in words) own.Add(word.Length > 3 ? 1 : 2); return own;")]
    public Task A_collection_that_a_loop_of_known_length_fills_is_hidden_where_nothing_shows_that_there_are_many(string body) => Rule.Hides(InMethod(body));

    [Theory]
    [InlineData("var lines = File.ReadAllLines(\"x\"); var own = [|new List<int>()|]; foreach (var line in lines) own.Add(line.Length); return own;")]
    [InlineData("var files = Directory.GetFiles(\".\"); var own = [|new Queue<int>()|]; for (var i = 0; i < files.Length; i++) own.Enqueue(i); return own;")]
    [InlineData("var found = rows.Where(row => row.Length > 3).ToList(); var own = [|new List<int>()|]; foreach (var row in found) own.Add(row.Length); return own;")]
    public Task A_collection_that_rows_files_or_lines_fill_again_and_again_is_a_suggestion(string body) => Rule.Suggests(InMethod("foreach (var again in list) { " + body + " } return null;"));

    [Fact]
    public Task Filled_once_it_is_hidden() => Rule.Hides(InMethod("var lines = File.ReadAllLines(\"x\"); var own = [|new List<int>()|]; foreach (var line in lines) own.Add(line.Length); return own;"));

    [Theory]
    [InlineData("", "Suggests")]
    [InlineData(" LIMIT 10", "Hides")]
    [InlineData(" ORDER BY a OFFSET 0 ROWS FETCH NEXT @n ROWS ONLY", "Hides")]
    public Task A_statement_that_bounds_its_rows_gives_no_many(string end, string expected)
    {
        var source = $$"""
            using System.Collections.Generic; using System.Data;
            class Permits : Microsoft.AspNetCore.Mvc.ControllerBase
            {
                public List<int> Get(IDbConnection connection)
                {
                    var rows = System.Linq.Enumerable.ToList(Dapper.SqlMapper.Query<int>(connection, "SELECT a FROM permits{{end}}"));
                    var own = [|new List<int>()|];
                    foreach (var row in rows) own.Add(row);
                    return own;
                }
            }
            namespace Dapper { public static class SqlMapper { public static IEnumerable<T> Query<T>(this System.Data.IDbConnection connection, string sql) => null; } }
            """;
        return expected == "Hides" ? Rule.Hides(source, Platform.NewestWeb) : Rule.Suggests(source, Platform.NewestWeb);
    }

    [Theory]
    [InlineData("var few = new[] { 1, 2, 3 }; var own = new List<int>(); foreach (var n in few) own.Add(n); return own;")]
    [InlineData("var own = new List<int>(); foreach (var n in Few) own.Add(n); return own;")]
    [InlineData("var few = list.Take(5).ToList(); var own = new List<int>(); foreach (var n in few) own.Add(n); return own;")]
    public Task A_handful_is_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("var own = new List<int>(); foreach (var word in words) if (word.Length > 3) own.Add(word.Length); return own;")]
    [InlineData("var own = new List<int>(); foreach (var word in words) { if (word == \"\") continue; own.Add(word.Length); } return own;")]
    [InlineData("var own = new List<int>(); foreach (var word in words) { if (word == \"\") break; own.Add(word.Length); } return own;")]
    [InlineData("var own = new List<int>(); foreach (var word in words) { if (word == \"\") return null; own.Add(word.Length); } return own;")]
    [InlineData("var own = new List<int>(); foreach (var word in words) { own.Add(1); own.Add(2); } return own;")]
    [InlineData("var own = new List<int>(); foreach (var word in words) { if (!own.Contains(1)) { } own.Add(2); } return own;")]
    [InlineData("var own = new List<int>(); foreach (var word in words) Add(own); return own;")]
    [InlineData("var own = new HashSet<int>(); foreach (var word in words) own.Add(word.Length); return own;")]
    [InlineData("var own = new Dictionary<int, int>(); foreach (var word in words) own[word.Length] = 1; return own;")]
    [InlineData("var own = new List<int>(); foreach (var n in sequence) own.Add(n); return own;")]
    [InlineData("var own = new List<int>(); foreach (var n in shared) own.Add(n.Key); return own;")]
    [InlineData("var own = new List<int>(); foreach (var n in Make()) own.Add(n); return own;")]
    [InlineData("var own = new List<int>(); for (var i = 0; i < count; i += 2) own.Add(i); return own;")]
    [InlineData("var own = new List<int>(); for (var i = 1; i < count; i++) own.Add(i); return own;")]
    [InlineData("var own = new List<int>(); for (var i = 0; i < count; i++) { own.Add(i); i++; } return own;")]
    [InlineData("var own = new List<int>(); for (var i = 0; i < count; i++) { own.Add(i); count++; } return own;")]
    [InlineData("var own = new List<int>(); while (count-- > 0) own.Add(1); return own;")]
    public Task Loops_that_may_add_more_or_less_are_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("var own = new List<int>(words.Length); foreach (var word in words) own.Add(word.Length); return own;")]
    [InlineData("var own = new List<int> { 1 }; foreach (var word in words) own.Add(word.Length); return own;")]
    [InlineData("var own = new List<int>(); list = null; foreach (var word in words) own.Add(word.Length); return own;")]
    [InlineData("List<int> own = new(), other = new(); foreach (var word in words) own.Add(word.Length); return own;")]
    public Task Other_collections_are_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Fact]
    public Task Code_that_runs_once_is_left_alone() => Rule.Ignores("""
        using System.Collections.Generic;
        static class C
        {
            static readonly List<int> All;
            static C() { var own = new List<int>(); foreach (var a in System.Environment.GetCommandLineArgs()) own.Add(1); All = own; }
        }
        """);

    [Fact]
    public Task Generated_code_is_left_alone() => Rule.Ignores("// <auto-generated/>\n" + InMethod("var own = new List<int>(); foreach (var word in words) own.Add(word.Length); return own;"));

    [Fact]
    public Task Test_projects_are_left_alone() => Rule.Ignores(
        InMethod("var own = new List<int>(); foreach (var word in words) own.Add(word.Length); return own;") + "\nnamespace TUnit.Core { class TestAttribute : System.Attribute { } }");

    [Theory]
    [InlineData("var own = [|new List<int>()|]; foreach (var word in words) own.Add(word.Length); return own;", "var own = new List<int>(words.Length); foreach (var word in words) own.Add(word.Length); return own;")]
    [InlineData("Stack<int> own = [|new()|]; foreach (var n in _read) own.Push(n); return own;", "Stack<int> own = new(_read.Count); foreach (var n in _read) own.Push(n); return own;")]
    [InlineData("var own = [|new List<int>()|]; for (var i = 0; i < count; i++) own.Add(i); return own;", "var own = new List<int>(count); for (var i = 0; i < count; i++) own.Add(i); return own;")]
    public Task The_fix_gives_the_capacity(string body, string repaired) => Rule.Fixes(InMethod(body), InMethod(repaired));

    private static string InMethod(string body) => $$"""
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;

        class C
        {
            private static readonly int[] Few = { 1, 2, 3 };
            private readonly IReadOnlyCollection<int> _read;

            private static void Add(List<int> list) { }
            private static List<int> Make() => null;

            object M(string[] words, List<int> list, IReadOnlyList<int> read, IEnumerable<int> sequence, ConcurrentDictionary<int, int> shared, IQueryable<string> rows, int count)
            {
                {{body}}
            }
        }
        """;
}
