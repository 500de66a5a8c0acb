using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Text.StringBuiltInLoop.StringBuiltInLoopAnalyzer, GreenCode.Analyzers.Rules.Text.StringBuiltInLoop.StringBuiltInLoopFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Text;

public class StringBuiltInLoopTests
{
    [Theory]
    [InlineData("var s = \"\"; foreach (var line in lines) [|s|] += line; return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) { if (line.Length > 3) { [|s|] += line; } } return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) switch (line.Length) { case 0: break; default: [|s|] += line; break; } return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) { [|s|] += line; s += \", \"; } return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) [|s|] = s + line; return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) [|s|] = s + \"<\" + line + \">\"; return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) [|s|] = (s + line); return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) [|s|] = $\"{s}{line}\"; return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) [|s|] = $\"{s}, \"; return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) [|s|] = string.Concat(s, line); return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) { if (s.Length > 0) [|s|] += \", \"; s += line; } return s;")]
    [InlineData("foreach (var line in lines) [|_field|] += line; return _field;")]
    [InlineData("foreach (var line in lines) [|this._field|] += line; return _field;")]
    [InlineData("foreach (var line in lines) [|Property|] += line; return Property;")]
    [InlineData("foreach (var line in lines) [|Static|] += line; return Static;")]
    [InlineData("foreach (var line in lines) [|text|] += line; return text;")]
    [InlineData("var letter = new Letter(); foreach (var line in lines) [|letter.Body|] += line; return letter.Body;")]
    [InlineData("var s = \"\"; for (var i = 0; i < lines.Length; i++) [|s|] += lines[i]; return s;")]
    [InlineData("var s = \"\"; var i = 0; while (i < lines.Length) [|s|] += lines[i++]; return s;")]
    [InlineData("var s = \"\"; var i = 0; do { [|s|] += lines[i]; } while (++i < lines.Length); return s;")]
    [InlineData("foreach (var line in lines) { var s = \"\"; foreach (var c in line) [|s|] += c; Use(s); } return text;")]
    [InlineData("System.Func<string> f = () => { var s = \"\"; foreach (var line in lines) [|s|] += line; return s; }; return f();")]
    [InlineData("var s = \"\"; foreach (var line in lines) { if (line == text) break; [|s|] += line; } return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) foreach (var c in line) [|s|] += c; return s;")]
    [InlineData("var s = \"\"; foreach (var line in System.IO.File.ReadLines(text)) if (line == text) [|s|] += line; return s;")]
    [InlineData("var s = \"\"; foreach (var line in System.IO.File.ReadLines(text)) switch (line.Length) { case 0: [|s|] += line; break; } return s;")]
    [InlineData("var s = \"\"; var files = new System.Collections.Generic.List<string>(System.IO.Directory.GetFiles(text)); files.Remove(text); foreach (var file in files) [|s|] += file; return s;")]
    [InlineData("var s = \"\"; foreach (var site in new SiteRepository().GetSites()) [|s|] += site; return s; } class SiteRepository { public string[] GetSites() => null;")]
    public Task A_string_that_each_turn_makes_longer_stays_hidden_where_nothing_tells_the_number(string body) => Rule.Hides(InMethod(body));

    [Theory]
    [InlineData("var s = \"\"; foreach (var line in System.IO.File.ReadLines(text)) foreach (var c in line) [|s|] += c; return s;")]
    [InlineData("var s = \"\"; foreach (var line in System.IO.File.ReadLines(text)) [|s|] += line; return s;")]
    [InlineData("var s = \"\"; var files = System.IO.Directory.GetFiles(text); for (var i = 0; i < files.Length; i++) [|s|] += files[i]; return s;")]
    [InlineData("var s = \"\"; for (var i = 0; i < 1000; i++) [|s|] += text; return s;")]
    [InlineData("var s = \"\"; for (var i = 0; i < 1000; i++) { if (s.Length > 0) [|s|] += \", \"; s += text; } return s;")]
    [InlineData("var s = \"\"; using (var reader = new System.IO.StreamReader(text)) { string line; while ((line = reader.ReadLine()) != null) [|s|] += line; } return s;")]
    public Task A_string_that_many_turns_make_longer_is_a_warning(string body) => Rule.Warns(InMethod(body));

    [Theory]
    [InlineData("var s = text; foreach (var line in lines) s += \"&name=\" + line; return s;")]
    [InlineData("var s = text; foreach (var line in lines) s += $\"&name={line}\"; return s;")]
    [InlineData("var s = text; foreach (var line in lines) s = $\"{s}?name={line}\"; return s;")]
    [InlineData("var baseUrl = text; foreach (var line in lines) baseUrl += '/' + line; return baseUrl;")]
    [InlineData("var s = \"\"; foreach (string key in new System.Collections.Specialized.NameValueCollection()) s += key; return s;")]
    public Task An_address_and_what_comes_with_a_request_stay_short(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("var s = \"\"; s += text; return s;")]
    [InlineData("foreach (var line in lines) { var s = \"\"; s += line; Use(s); } return text;")]
    [InlineData("foreach (var line in lines) { string s; s = line; s += \".\"; Use(s); } return text;")]
    [InlineData("foreach (var line in lines) { var letter = new Letter(); letter.Body += line; } return text;")]
    [InlineData("foreach (var letter in letters) letter.Body += text; return text;")]
    [InlineData("Letter letter = null; foreach (var line in lines) { letter = new Letter(); letter.Body += line; } return letter.Body;")]
    [InlineData("var n = 0; foreach (var line in lines) n += line.Length; return text;")]
    [InlineData("var s = \"\"; foreach (var line in lines) lines[0] += line; return s;")]
    public Task A_string_of_one_turn_is_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("var s = \"\"; foreach (var line in lines) { s += line; Use(s); } return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) { s += line; if (s.EndsWith(\"x\")) Use(line); } return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) { s += line; if (line == text) { Use(text); s = \"\"; } } return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) s += line + s.Trim(); return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) s = line + s; return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) s = $\"{line}{s}\"; return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) s = $\"{s,10}{line}\"; return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) s = string.Concat(line, s); return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) s = s.Replace(line, text); return s;")]
    [InlineData("var s = \"\"; while (s.Contains(\"  \")) s += text; return s;")]
    [InlineData("foreach (var line in lines) { _field += line; Flush(); } return _field;")]
    [InlineData("foreach (var line in lines) { _field += line; Look(this); } return _field;")]
    [InlineData("var letter = new Letter(); foreach (var line in lines) { letter.Body += line; Send(letter); } return text;")]
    public Task A_string_that_the_loop_itself_needs_is_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("var s = \"\"; foreach (var line in lines) { if (line.Length == 0) { s += line; break; } } return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) { if (line.Length == 0) { s += line; return s; } } return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) { if (line.Length == 0) { s += line; throw new System.Exception(s); } } return s;")]
    [InlineData("var s = \"\"; for (var i = 0; i < 3; i++) s += text; return s;")]
    [InlineData("var s = \"\"; foreach (var part in new[] { text, lines[0], \"x\" }) s += part; return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) { try { Use(line); } catch (System.Exception e) { s += e.Message; } } return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) { System.Action later = () => s += line; later(); } return s;")]
    [InlineData("foreach (var part in Few) text += part; return text;")]
    public Task Few_additions_are_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Fact]
    public Task An_iterator_may_be_read_between_turns() => Rule.Ignores("""
        using System.Collections.Generic;
        class C { string _s; IEnumerable<int> M(string[] lines) { foreach (var line in lines) { _s += line; yield return 1; } } }
        """);

    [Fact]
    public Task Generated_code_is_left_alone() => Rule.Ignores("// <auto-generated/>\n" + InMethod("var s = \"\"; foreach (var line in lines) s += line; return s;"));

    [Fact]
    public Task Test_projects_are_left_alone() => Rule.Ignores("""
        namespace TUnit.Core { class TestAttribute : System.Attribute { } }
        class C { string M(string[] lines) { var s = ""; foreach (var line in lines) s += line; return s; } }
        """);

    [Fact]
    public Task The_fix_appends_to_a_StringBuilder() => Rule.Fixes(
        """
        using System.Text;

        class C
        {
            string M(string[] lines, int width)
            {
                var result = "";

                // One after the other.
                foreach (var line in lines)
                {
                    if (result.Length > 0)
                        [|result|] += ", ";
                    result += line + width + '.';
                    result = result + "<" + line;
                    result = $"{result}-{line}-";
                    result = string.Concat(result, line);
                }

                return result;
            }
        }
        """,
        """
        using System.Text;

        class C
        {
            string M(string[] lines, int width)
            {
                var result = "";

                // One after the other.
                var resultBuilder = new StringBuilder();
                foreach (var line in lines)
                {
                    if (resultBuilder.Length > 0)
                        resultBuilder.Append(", ");
                    resultBuilder.Append(line).Append(width).Append('.');
                    resultBuilder.Append("<").Append(line);
                    resultBuilder.Append($"-{line}-");
                    resultBuilder.Append(line);
                }
                result = resultBuilder.ToString();

                return result;
            }
        }
        """);

    [Fact]
    public Task The_fix_keeps_what_was_there_before_and_takes_in_all_loops() => Rule.Fixes(
        """
        class C
        {
            string M(string[][] pages)
            {
                var text = "Start";
                text += pages.Length;
                for (var i = 0; i < pages.Length; i++)
                {
                    foreach (var line in pages[i])
                        [|text|] += line;
                }

                return text;
            }
        }
        """,
        """
        class C
        {
            string M(string[][] pages)
            {
                var text = "Start";
                text += pages.Length;
                var textBuilder = new System.Text.StringBuilder(text);
                for (var i = 0; i < pages.Length; i++)
                {
                    foreach (var line in pages[i])
                        textBuilder.Append(line);
                }
                text = textBuilder.ToString();

                return text;
            }
        }
        """);

    [Theory]
    [InlineData("string s = null; foreach (var line in lines) [|s|] += line; return s;")]
    [InlineData("var s = text; foreach (var line in lines) [|s|] += line; return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) [|s|] += line.ToCharArray(); return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) [|s|] += new Letter(); return s;")]
    [InlineData("var s = \"\"; foreach (var line in lines) { Use([|s|] += line); } return s;")]
    [InlineData("var s = \"\"; try { foreach (var line in lines) [|s|] += line; } catch { return s; } return s;")]
    [InlineData("var s = \"\"; System.Action show = () => Use(s); foreach (var line in lines) [|s|] += line; return s;")]
    [InlineData("foreach (var line in lines) [|_field|] += line; return _field;")]
    [InlineData("foreach (var line in lines) [|text|] += line; return text;")]
    [InlineData("var s = \"\"; if (text == null) s = null; foreach (var line in lines) [|s|] += line; return s;")]
    public Task No_fix_is_offered_where_the_text_could_differ_or_others_could_see_it(string body) => Rule.OffersNoFix(InMethod(body));

    private static string InMethod(string body) => $$"""
        class Letter { public string Body { get; set; } }

        class C
        {
            private static readonly string[] Few = { "a", "b" };
            private string _field;
            private string Property { get; set; }
            private static string Static;

            private static void Use(string s) { }
            private void Flush() { }
            private static void Look(C c) { }
            private static void Send(Letter letter) { }

            string M(string text, string[] lines, Letter[] letters)
            {
                {{body}}
            }
        }
        """;
}
