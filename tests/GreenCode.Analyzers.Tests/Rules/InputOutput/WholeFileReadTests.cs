using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.InputOutput.WholeFileRead.WholeFileReadAnalyzer, GreenCode.Analyzers.Rules.InputOutput.WholeFileRead.WholeFileReadFixer>;

namespace GreenCode.Analyzers.Tests.Rules.InputOutput;

public class WholeFileReadTests
{
    [Theory]
    [InlineData("foreach (var line in [|File.ReadAllLines(path)|]) Console.WriteLine(line);")]
    [InlineData("foreach (var line in [|File.ReadAllLines(path, System.Text.Encoding.Latin1)|]) { if (line == \"\") break; }")]
    [InlineData("foreach (var line in [|File.ReadAllLines(path)|].Skip(1).Where(l => l != \"\")) Console.WriteLine(line);")]
    [InlineData("var lines = [|File.ReadAllLines(path)|]; foreach (var line in lines) Console.WriteLine(line);")]
    [InlineData("foreach (var line in [|File.ReadAllLines(path)|]) { if (File.Exists(line)) Use(line); }")]
    [InlineData("foreach (var line in [|File.ReadAllText(path)|].Split('\\n')) Use(line);")]
    [InlineData("foreach (var line in [|File.ReadAllText(path)|].Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Where(l => l != \"\")) Use(line);")]
    [InlineData("var lines = [|File.ReadAllText(path)|].Split(new[] { \"\\r\\n\", \"\\n\" }, StringSplitOptions.None); foreach (var line in lines) Use(line);")]
    public Task Lines_that_are_read_all_at_once_for_a_loop_are_found_but_hidden(string body) => Rule.Hides(InMethod(body));

    [Theory]
    [InlineData("foreach (var file in Directory.GetFiles(path)) { foreach (var line in [|File.ReadAllLines(file)|]) Use(line); }")]
    [InlineData("while (path != null) { foreach (var line in [|File.ReadAllText(path)|].Split('\\n')) Use(line); }")]
    public Task Where_it_is_done_again_and_again_it_is_a_suggestion(string body) => Rule.Suggests(InMethod(body));

    [Fact]
    public Task So_it_is_where_a_request_asks_for_it() => Rule.Suggests("""
        using System.IO; using Microsoft.AspNetCore.Http;
        class C { void M(HttpContext context) { foreach (var line in [|File.ReadAllLines(context.TraceIdentifier)|]) context.Items.Add(line, line); } }
        """, Platform.NewestWeb);

    [Theory]
    [InlineData("var lines = File.ReadAllLines(path); foreach (var line in lines) Console.WriteLine(lines.Length);")]
    [InlineData("var lines = File.ReadAllLines(path); foreach (var line in lines) Use(line); foreach (var line in lines) Use(line);")]
    [InlineData("var lines = File.ReadAllLines(path); File.Delete(path); foreach (var line in lines) Use(line);")]
    [InlineData("foreach (var word in File.ReadAllText(path).Split(' ')) Use(word);")]
    [InlineData("var text = File.ReadAllText(path); foreach (var line in text.Split('\\n')) Use(text);")]
    [InlineData("foreach (var line in File.ReadAllLines(path).OrderBy(l => l)) Use(line);")]
    [InlineData("foreach (var line in File.ReadAllLines(path).AsEnumerable().Reverse()) Use(line);")]
    [InlineData("foreach (var line in File.ReadAllLines(path)) File.AppendAllText(path, line);")]
    [InlineData("foreach (var line in File.ReadAllLines(path)) { using var writer = new StreamWriter(path + 1); writer.Write(line); }")]
    [InlineData("foreach (var line in File.ReadLines(path)) Use(line);")]
    [InlineData("var lines = File.ReadAllLines(path); for (var i = 0; i < lines.Length; i++) Use(lines[i]);")]
    [InlineData("Use(File.ReadAllLines(path).Length + \"\");")]
    [InlineData("Use(string.Join(\",\", File.ReadAllLines(path)));")]
    public Task Other_uses_are_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("foreach (var line in await [|File.ReadAllLinesAsync(path)|]) Console.WriteLine(line);", "await foreach (var line in File.ReadLinesAsync(path)) Console.WriteLine(line);")]
    [InlineData("foreach (var line in await [|File.ReadAllLinesAsync(path, cancellation)|].ConfigureAwait(false)) Console.WriteLine(line);", "await foreach (var line in File.ReadLinesAsync(path, cancellation).ConfigureAwait(false)) Console.WriteLine(line);")]
    [InlineData("var lines = await [|File.ReadAllLinesAsync(path)|]; foreach (var line in lines) Console.WriteLine(line);", "var lines = File.ReadLinesAsync(path); await foreach (var line in lines) Console.WriteLine(line);")]
    public Task Lines_that_are_awaited_all_at_once_are_awaited_one_by_one(string body, string repaired) => Rule.Fixes(InAsyncMethod(body), InAsyncMethod(repaired));

    [Theory]
    [InlineData("foreach (var line in (await File.ReadAllLinesAsync(path)).Where(l => l != \"\")) Console.WriteLine(line);")]
    [InlineData("var reading = File.ReadAllLinesAsync(path); foreach (var line in await reading) Console.WriteLine(line);")]
    [InlineData("foreach (var line in await File.ReadAllLinesAsync(path)) await Task.Yield();")]
    [InlineData("var lines = await File.ReadAllLinesAsync(path); foreach (var line in lines) Console.WriteLine(lines.Length);")]
    public Task Other_uses_of_awaited_lines_are_left_alone(string body) => Rule.Ignores(InAsyncMethod(body));

    [Fact]
    public Task Where_lines_cannot_be_awaited_one_by_one_nothing_is_said() => Rule.Ignores("""
        using System.Threading.Tasks;
        namespace System.IO
        {
            static class File { public static Task<string[]> ReadAllLinesAsync(string path) => null; }

            class C { async Task M(string path) { foreach (var line in await File.ReadAllLinesAsync(path)) System.Console.WriteLine(line); } }
        }
        """, Platform.NetStandard20 with { Language = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp8 });

    [Fact]
    public Task A_loop_that_waits_would_keep_the_file_open() => Rule.Ignores("""
        using System.IO;
        using System.Threading.Tasks;
        class C { async Task M(string path) { foreach (var line in File.ReadAllLines(path)) await Task.Yield(); } }
        """);

    [Fact]
    public Task Code_that_runs_once_is_left_alone() => Rule.Ignores("""
        using System.IO;
        static class C { static void Main() { foreach (var line in File.ReadAllLines("settings.txt")) System.Console.WriteLine(line); } }
        """);

    [Theory]
    [InlineData("foreach (var line in File.ReadAllLines(\"/proc/mounts\")) Console.WriteLine(line);")]
    [InlineData("const string Mounts = \"/sys/x\"; foreach (var line in File.ReadAllLines(Mounts)) Console.WriteLine(line);")]
    public Task What_the_kernel_shows_as_files_is_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("if (_kept == null) { var found = 0; foreach (var line in File.ReadAllLines(path)) found += line.Length; _kept = found.ToString(); }")]
    [InlineData("if (_kept is null) { foreach (var line in File.ReadAllLines(path)) Console.WriteLine(line); _kept = path; }")]
    public Task What_a_field_keeps_is_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Fact]
    public Task A_field_that_is_only_asked_keeps_nothing() =>
        Rule.Hides(InMethod("if (_kept == null) { foreach (var line in [|File.ReadAllLines(path)|]) Console.WriteLine(line); }"));

    [Fact]
    public Task Code_that_sets_a_program_up_is_left_alone() => Rule.Ignores("""
        namespace Register.Setup
        {
            class Settings { void Read() { foreach (var line in System.IO.File.ReadAllLines("settings.txt")) System.Console.WriteLine(line); } }
        }
        """);

    [Fact]
    public Task Generated_code_is_left_alone() => Rule.Ignores("// <auto-generated/>\n" + InMethod("foreach (var line in File.ReadAllLines(path)) Console.WriteLine(line);"));

    [Fact]
    public Task Test_projects_are_left_alone() => Rule.Ignores(
        InMethod("foreach (var line in File.ReadAllLines(path)) Console.WriteLine(line);") + "\nnamespace TUnit.Core { class TestAttribute : System.Attribute { } }");

    [Theory]
    [InlineData("foreach (var line in [|File.ReadAllLines(path)|].Skip(1)) Console.WriteLine(line);", "foreach (var line in File.ReadLines(path).Skip(1)) Console.WriteLine(line);")]
    [InlineData("var lines = [|File.ReadAllLines(path)|]; foreach (var line in lines) Console.WriteLine(line);", "var lines = File.ReadLines(path); foreach (var line in lines) Console.WriteLine(line);")]
    public Task The_fix_reads_line_by_line(string body, string repaired) => Rule.Fixes(InMethod(body), InMethod(repaired));

    [Theory]
    [InlineData("string[] lines = [|File.ReadAllLines(path)|]; foreach (var line in lines) Console.WriteLine(line);")]
    [InlineData("foreach (var line in [|File.ReadAllLines(path)|]) Use(line);")]
    [InlineData("foreach (var line in [|File.ReadAllText(path)|].Split('\\n')) Console.WriteLine(line);")]
    public Task No_fix_is_offered_where_other_code_could_write_the_file_or_the_type_is_written(string body) => Rule.OffersNoFix(InMethod(body));

    private static string InAsyncMethod(string body) => $$"""
        using System;
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;

        class C
        {
            async Task M(string path, CancellationToken cancellation)
            {
                {{body}}
            }
        }
        """;

    private static string InMethod(string body) => $$"""
        using System;
        using System.IO;
        using System.Linq;

        class C
        {
            private string _kept;

            private static void Use(string line) { }

            void M(string path)
            {
                {{body}}
            }
        }
        """;
}
