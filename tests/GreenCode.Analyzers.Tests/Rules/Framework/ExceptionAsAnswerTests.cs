using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Framework.ExceptionAsAnswer.ExceptionAsAnswerAnalyzer, GreenCode.Analyzers.Rules.Framework.ExceptionAsAnswer.ExceptionAsAnswerFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Framework;

public class ExceptionAsAnswerTests
{
    [Theory]
    [InlineData("try { return [|int.Parse(text)|]; } catch (FormatException) { return 0; }")]
    [InlineData("try { return [|int.Parse(text)|]; } catch (OverflowException) { return 0; }")]
    [InlineData("try { return [|int.Parse(text)|]; } catch { return 0; }")]
    [InlineData("try { return [|int.Parse(text)|]; } catch (Exception e) { Log(e); return 0; }")]
    [InlineData("try { Log([|DateTime.Parse(text)|]); Log(text); } catch (FormatException) { Log(text); } return 0;")]
    [InlineData("try { Log([|Guid.ParseExact(text, \"D\")|]); } catch (FormatException) { } return 0;")]
    [InlineData("try { Log([|Enum.Parse<DayOfWeek>(text)|]); } catch (OverflowException) { } return 0;")]
    [InlineData("try { return [|counts[text]|]; } catch (KeyNotFoundException) { return 0; }")]
    [InlineData("try { Log(text); return [|counts[text]|]; } catch (KeyNotFoundException) { Log(text); } return 0;")]
    public Task An_answer_by_exception_is_a_suggestion(string body) => Rule.Suggests(InMethod(body));

    [Theory]
    [InlineData("foreach (var t in texts) { try { Log([|int.Parse(t)|]); } catch (FormatException) { } } return 0;")]
    [InlineData("foreach (var t in texts) { try { Log([|counts[t]|]); } catch (KeyNotFoundException) { continue; } } return 0;")]
    public Task In_a_loop_it_is_a_warning(string body) => Rule.Warns(InMethod(body));

    [Theory]
    [InlineData("try { return int.Parse(text); } catch (FormatException) { throw new ArgumentException(text); }")]
    [InlineData("try { return int.Parse(text); } catch (FormatException) { Log(text); throw; }")]
    [InlineData("try { return int.Parse(text); } catch (FormatException) when (text != \"\") { return 0; }")]
    [InlineData("try { return int.Parse(text); } catch (System.IO.IOException) { return 0; }")]
    [InlineData("try { return int.Parse(text); } finally { Log(text); }")]
    [InlineData("try { return int.Parse(text); } catch (KeyNotFoundException) { return 0; }")]
    [InlineData("try { return counts[text]; } catch (FormatException) { return 0; }")]
    [InlineData("try { return counts[text]; } catch { return 0; }")]
    public Task Exceptions_that_are_no_answer_are_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("try { Log(text); return int.Parse(text); } catch { return 0; }")]
    [InlineData("try { return int.Parse(text.Substring(3)); } catch { return 0; }")]
    [InlineData("try { return int.Parse(texts[0]); } catch { return 0; }")]
    [InlineData("try { return int.Parse(text) + int.Parse(texts[0]); } catch (FormatException) { return 0; }")]
    [InlineData("try { Func<int> later = () => int.Parse(text); Later(later); } catch (FormatException) { } return 0;")]
    [InlineData("try { try { return int.Parse(text); } finally { Log(text); } } catch (FormatException) { return 0; }")]
    [InlineData("try { return Own.Parse(text); } catch (FormatException) { return 0; }")]
    [InlineData("try { counts[text] = 1; } catch (KeyNotFoundException) { } return 0;")]
    [InlineData("try { return texts[3].Length; } catch (KeyNotFoundException) { return 0; }")]
    [InlineData("return int.TryParse(text, out var n) ? n : 0;")]
    public Task Other_code_is_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Fact]
    public Task A_clause_that_throws_through_a_helper_is_left_alone() => Rule.Ignores("""
        class C
        {
            int M(string text)
            {
                try { return int.Parse(text); }
                catch (System.FormatException) { Throw($"'{text}' is no number"); return default; }
            }

            [System.Diagnostics.CodeAnalysis.DoesNotReturn]
            static void Throw(string message) => throw new System.FormatException(message);
        }
        """);

    [Theory]
    [InlineData("_configuration[\"port\"]")]
    [InlineData("_options.Value.Port")]
    [InlineData("_settings.Port")]
    [InlineData("_reader.Get(\"port\")")]
    [InlineData("System.Environment.GetEnvironmentVariable(\"PORT\")")]
    public Task Text_from_configuration_is_hidden(string text) => Rule.Hides(Configured($"try {{ var raw = {text}; return [|int.Parse(raw)|]; }} catch (System.FormatException) {{ return 0; }}"), Platform.NewestWeb);

    [Theory]
    [InlineData("_service.Get()")]
    [InlineData("_permit.Number")]
    public Task Other_text_is_a_suggestion(string text) => Rule.Suggests(Configured($"try {{ var raw = {text}; return [|int.Parse(raw)|]; }} catch (System.FormatException) {{ return 0; }}"), Platform.NewestWeb);

    [Fact]
    public Task Code_that_runs_once_is_left_alone() => Rule.Ignores("""
        class C
        {
            static readonly int Port;
            static C() { try { Port = int.Parse(System.Environment.GetEnvironmentVariable("PORT")); } catch (System.FormatException) { Port = 80; } }
        }
        """);

    [Fact]
    public Task Generated_code_is_left_alone() => Rule.Ignores("// <auto-generated/>\n" + InMethod("try { return int.Parse(text); } catch { return 0; }"));

    [Fact]
    public Task Test_projects_are_left_alone() => Rule.Ignores(
        InMethod("try { return int.Parse(text); } catch { return 0; }") + "\nnamespace TUnit.Core { class TestAttribute : System.Attribute { } }");

    [Theory]
    [InlineData("try { return [|int.Parse(text)|]; } catch { return -1; }", "return int.TryParse(text, out var parsed) ? parsed : -1;")]
    [InlineData("var n = 5; try { n = [|int.Parse(text)|]; } catch (Exception) { n = 0; } return n;", "var n = 5; n = int.TryParse(text, out var parsed) ? parsed : 0; return n;")]
    [InlineData(
        "var n = 5; try { n = [|int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture)|]; } catch { } return n;",
        "var n = 5; if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var parsed)) n = parsed; return n;")]
    [InlineData(
        "var day = DayOfWeek.Monday; try { day = [|Enum.Parse<DayOfWeek>(text)|]; } catch { } Log(day); return 0;",
        "var day = DayOfWeek.Monday; if (Enum.TryParse<DayOfWeek>(text, out var parsed)) day = parsed; Log(day); return 0;")]
    [InlineData("try { return [|counts[text]|]; } catch (KeyNotFoundException) { return 0; }", "return counts.TryGetValue(text, out var value) ? value : 0;")]
    public Task The_fix_asks_without_exception(string body, string repaired) => Rule.Fixes(InMethod(body), InMethod(repaired.Replace(" n = parsed;", "\n            n = parsed;").Replace(" day = parsed;", "\n            day = parsed;")));

    [Theory]
    [InlineData("try { return [|int.Parse(text)|]; } catch (FormatException) { return 0; }")]
    [InlineData("try { return [|int.Parse(_text)|]; } catch { Log(text); return 0; }")]
    [InlineData("try { return [|int.Parse(text)|]; } catch { return Default(); }")]
    [InlineData("try { return [|int.Parse(text)|]; } catch { return 0; } finally { Log(text); }")]
    [InlineData("try { return [|int.Parse(text)|]; } catch { /* Nothing to do. */ return 0; }")]
    [InlineData("try { return (short)[|int.Parse(text)|]; } catch { return 0; }")]
    [InlineData("short n = 1; try { n = (short)[|int.Parse(text)|]; } catch { } return n;")]
    [InlineData("try { Property = [|int.Parse(text)|]; } catch { } return 0;")]
    [InlineData("try { return [|Other.Counts[text]|]; } catch (KeyNotFoundException) { return 0; }")]
    [InlineData("int m, n; try { n = [|int.Parse(text)|]; } catch { m = 0; } return 0;")]
    public Task No_fix_is_offered_where_it_could_answer_differently(string body) => Rule.OffersNoFix(InMethod(body));

    [Fact]
    public Task An_enum_that_only_the_run_knows_is_left_alone() => Rule.Ignores("""
        using System;
        class C { object M(Type type, string text) { try { return Enum.Parse(type, text); } catch (OverflowException) { return null; } } }
        """, Platform.NetStandard20);

    [Fact]
    public Task One_that_the_code_names_is_a_suggestion() => Rule.Suggests("""
        using System;
        class C { object M(string text) { try { return [|Enum.Parse(typeof(DayOfWeek), text)|]; } catch (OverflowException) { return null; } } }
        """, Platform.NetStandard20);

    private static string Configured(string body) => $$"""
        using Microsoft.Extensions.Configuration;
        class Reader { public Reader(IConfiguration configuration, string prefix) { } public string Get(string key) => key; }
        class Service { public Service(IConfiguration configuration, Reader other) { } public string Get() => ""; }
        class Settings { public string Port { get; set; } }
        class Permit { public string Number { get; set; } }
        class C
        {
            IConfiguration _configuration; Microsoft.Extensions.Options.IOptions<Settings> _options; Settings _settings; Reader _reader; Service _service; Permit _permit;
            int M() { {{body}} }
        }
        """;

    private static string InMethod(string body) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Globalization;

        static class Own { public static int Parse(string s) => 1; public static bool TryParse(string s, out int n) { n = 1; return true; } }

        class Holder { public Dictionary<string, int> Counts; }

        class C
        {
            private string _text;
            private int Property { get; set; }
            private static Holder Other => null;

            private static void Log(object o) { }
            private static void Later(Func<int> f) { }
            private static int Default() => 1;

            int M(string text, string[] texts, Dictionary<string, int> counts)
            {
                {{body}}
            }
        }
        """;
}
