using GreenCode.Analyzers.Rules.Text.RegexPerCall;
using Microsoft.CodeAnalysis.CSharp;
using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Text.RegexPerCall.RegexPerCallAnalyzer, GreenCode.Analyzers.Rules.Text.RegexPerCall.RegexPerCallFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Text;

public class RegexPerCallTests
{
    [Theory]
    [InlineData("""return [|new Regex("^[0-9]+$", RegexOptions.Compiled)|].IsMatch(text);""")]
    [InlineData("""return [|new Regex(options: RegexOptions.Compiled | RegexOptions.Singleline, pattern: "a")|].IsMatch(text);""")]
    [InlineData("""Regex regex = [|new("a", RegexOptions.Compiled)|]; return regex.IsMatch(text) && regex.Match(text).Success;""")]
    [InlineData("""var regex = [|new Regex("a", RegexOptions.Compiled)|]; return lines.Any(line => regex.IsMatch(line));""")]
    [InlineData("""foreach (var line in lines) { if ([|new Regex("a", RegexOptions.Compiled)|].IsMatch(line)) return true; } return false;""")]
    [InlineData("""return [|new Regex("a", RegexOptions.Compiled, TimeSpan.FromSeconds(1))|].IsMatch(text);""")]
    [InlineData("""bool Local() => [|new Regex("a", RegexOptions.Compiled)|].IsMatch(text); return Local();""")]
    public Task A_compiled_regex_built_for_one_call_is_a_warning(string body) => Rule.Warns(InMethod(body));

    [Theory]
    [InlineData("""return [|new Regex("^[0-9]+$")|].IsMatch(text);""")]
    [InlineData("""return [|new Regex(Pattern)|].IsMatch(text);""")]
    [InlineData("""return [|new Regex(Shared, RegexOptions.IgnoreCase)|].IsMatch(text);""")]
    [InlineData("""return [|new Regex("a" + "b")|].Replace(text, "").Length > 0;""")]
    public Task An_interpreted_regex_built_for_one_call_is_a_suggestion(string body) => Rule.Suggests(InMethod(body));

    [Fact]
    public Task A_property_that_builds_a_regex_on_every_read_is_a_warning() => Rule.Warns("""
        using System.Text.RegularExpressions;
        class C { static Regex Phone => [|new("[0-9]+", RegexOptions.Compiled)|]; bool IsPhone(string text) => Phone.IsMatch(text); }
        """);

    [Theory]
    [InlineData("public static Regex Phone => [|new(\"[0-9]+\", RegexOptions.Compiled)|]; static Regex PhoneNumber() => null;")]
    [InlineData("public static Regex Phone => [|new(\"[0-9]+\")|];")]
    public Task A_property_that_nothing_in_the_project_names_is_hidden(string members) => Rule.Hides($$"""
        using System.Text.RegularExpressions;
        public class C { {{members}} }
        """);

    [Theory]
    [InlineData("class PriceMigration { bool M(string text) => new Regex(\"a\").IsMatch(text); }")]
    [InlineData("class PluginInstaller { bool M(string text) => new Regex(\"a\").IsMatch(text); }")]
    [InlineData("class C { bool UninstallAll(string text) => new Regex(\"a\").IsMatch(text); }")]
    [InlineData("class UpdateChecker { bool M(string text) => new Regex(\"a\").IsMatch(text); }")]
    [InlineData("class Upgrader { bool M(string text) => new Regex(\"a\").IsMatch(text); }")]
    [InlineData("class C { bool Init(string text) => new Regex(\"a\").IsMatch(text); }")]
    public Task What_installs_upgrades_or_prepares_the_program_is_left_alone(string type) => Rule.Ignores($"using System.Text.RegularExpressions; {type}");

    [Theory]
    [InlineData("class InstallmentPlan { bool M(string text) => [|new Regex(\"a\")|].IsMatch(text); }")]
    [InlineData("class PriceUpdate { bool Update(string text) => [|new Regex(\"a\")|].IsMatch(text); }")]
    public Task What_only_sounds_like_it_is_a_suggestion(string type) => Rule.Suggests($"using System.Text.RegularExpressions; {type}");

    [Theory]
    [InlineData("return new Regex(text, RegexOptions.Compiled).IsMatch(text);")]
    [InlineData("return new Regex(\"^\" + text, RegexOptions.Compiled).IsMatch(text);")]
    [InlineData("return new Regex(_pattern, RegexOptions.Compiled).IsMatch(text);")]
    [InlineData("return new Regex(\"a\", _options).IsMatch(text);")]
    public Task A_pattern_that_differs_per_call_is_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("""_kept = new Regex("a", RegexOptions.Compiled); return _kept.IsMatch(text);""")]
    [InlineData("""_kept ??= new Regex("a", RegexOptions.Compiled); return _kept.IsMatch(text);""")]
    [InlineData("""Cache["a"] = new Regex("a", RegexOptions.Compiled); return true;""")]
    [InlineData("""return Cache.GetOrAdd("a", _ => new Regex("a", RegexOptions.Compiled)).IsMatch(text);""")]
    [InlineData("""return Cache.TryAdd("a", new Regex("a", RegexOptions.Compiled));""")]
    [InlineData("""var regex = new Regex("a", RegexOptions.Compiled); Cache.TryAdd("a", regex); return regex.IsMatch(text);""")]
    [InlineData("""var regex = new Regex("a", RegexOptions.Compiled); _kept = regex; return regex.IsMatch(text);""")]
    [InlineData("""var lazy = new Lazy<Regex>(() => new Regex("a", RegexOptions.Compiled)); return lazy.Value.IsMatch(text);""")]
    [InlineData("""Regex Build() { return new Regex("a", RegexOptions.Compiled); } return Build().IsMatch(text);""")]
    [InlineData("""var regex = new Regex("a"); if (text == "") regex = new Regex("b"); return regex.IsMatch(text);""")]
    [InlineData("""_filter = new Regex("a", RegexOptions.Compiled).IsMatch; return _filter(text);""")]
    public Task A_regex_that_is_kept_or_handed_out_is_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("""static readonly Regex A = new Regex("a", RegexOptions.Compiled);""")]
    [InlineData("""static Regex A { get; } = new Regex("a", RegexOptions.Compiled);""")]
    [InlineData("""readonly Regex _a = new Regex("a", RegexOptions.Compiled);""")]
    [InlineData("""static readonly Lazy<Regex> A = new(() => new Regex("a", RegexOptions.Compiled));""")]
    [InlineData("""static readonly bool A = new Regex("a", RegexOptions.Compiled).IsMatch("a");""")]
    [InlineData("""static readonly bool A; static C() { A = new Regex("a", RegexOptions.Compiled).IsMatch("a"); }""")]
    [InlineData("""static void Main() { Console.WriteLine(new Regex("a", RegexOptions.Compiled).IsMatch("a")); }""")]
    [InlineData("""[System.Runtime.CompilerServices.ModuleInitializer] internal static void Start() { Console.WriteLine(new Regex("a").IsMatch("a")); }""")]
    public Task A_regex_built_once_in_the_life_of_the_process_is_left_alone(string member) => Rule.Ignores($$"""
        using System;
        using System.Text.RegularExpressions;
        class C { {{member}} }
        """);

    [Fact]
    public Task The_entry_point_is_only_once_outside_its_loops_and_lambdas() => Rule.Warns("""
        using System;
        using System.Linq;
        using System.Text.RegularExpressions;

        Console.WriteLine(new Regex("a", RegexOptions.Compiled).IsMatch("a"));
        foreach (var arg in args)
            Console.WriteLine([|new Regex("a", RegexOptions.Compiled)|].IsMatch(arg));
        Console.WriteLine(args.Count(arg => [|new Regex("a", RegexOptions.Compiled)|].IsMatch(arg)));
        """, Platform.Net80.AsProgram());

    [Fact]
    public Task Static_methods_are_left_alone_because_the_framework_caches_their_patterns() => Rule.Ignores(
        InMethod("""return Regex.IsMatch(text, "a", RegexOptions.Compiled);"""));

    [Fact]
    public Task Expression_trees_are_left_alone() => Rule.Ignores("""
        using System;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Text.RegularExpressions;
        class C
        {
            Expression<Func<string, bool>> M() => text => new Regex("a", RegexOptions.Compiled).IsMatch(text);
            IQueryable<string> N(IQueryable<string> rows) => from row in rows where new Regex("a", RegexOptions.Compiled).IsMatch(row) select row;
        }
        """);

    [Fact]
    public Task Generated_code_is_left_alone() => Rule.Ignores("// <auto-generated/>\n" + InMethod("""return new Regex("a", RegexOptions.Compiled).IsMatch(text);"""));

    [Fact]
    public Task Test_projects_are_left_alone() => Rule.Ignores("""
        namespace NUnit.Framework { class TestAttribute : System.Attribute { } }
        class C { bool M(string text) => new System.Text.RegularExpressions.Regex("a").IsMatch(text); }
        """);

    [Fact]
    public Task A_type_of_the_same_name_is_left_alone() => Rule.Ignores("""
        class Regex { public Regex(string pattern) { } public bool IsMatch(string text) => true; }
        class C { bool M(string text) => new Regex("a").IsMatch(text); }
        """);

    [Fact]
    public Task The_fix_uses_the_source_generator() => Rule.Fixes(
        """
        using System.Text.RegularExpressions;

        namespace N;

        // Checks what people type.
        class Checker
        {
            public bool IsPhone(string text) => [|new Regex(@"^\+?[0-9]+$", RegexOptions.Compiled | RegexOptions.CultureInvariant)|].IsMatch(text);
        }
        """,
        """
        using System.Text.RegularExpressions;

        namespace N;

        // Checks what people type.
        partial class Checker
        {
            public bool IsPhone(string text) => IsPhoneRegex().IsMatch(text);

            [GeneratedRegex(@"^\+?[0-9]+$", RegexOptions.CultureInvariant)]
            private static partial Regex IsPhoneRegex();
        }
        """);

    [Fact]
    public Task The_fix_takes_a_local_out_and_makes_enclosing_types_partial() => Rule.Fixes(
        """
        namespace N
        {
            public static class Outer
            {
                internal struct Inner
                {
                    public static bool M(string text)
                    {
                        const string digits = "[0-9]";
                        var phone = [|new System.Text.RegularExpressions.Regex(digits)|];
                        return phone.IsMatch(text) || phone.IsMatch(text + "x");
                    }
                }
            }
        }
        """,
        """
        namespace N
        {
            public static partial class Outer
            {
                internal partial struct Inner
                {
                    public static bool M(string text)
                    {
                        const string digits = "[0-9]";
                        return PhoneRegex().IsMatch(text) || PhoneRegex().IsMatch(text + "x");
                    }

                    [System.Text.RegularExpressions.GeneratedRegex("[0-9]")]
                    private static partial System.Text.RegularExpressions.Regex PhoneRegex();
                }
            }
        }
        """);

    [Fact]
    public Task Fix_all_shares_equal_patterns_and_keeps_names_apart() => Rule.Fixes(
        """
        using System.Text.RegularExpressions;

        class C
        {
            private const string Digits = "[0-9]";

            private static void MRegex() { }

            bool M(string text) => [|new Regex(Digits)|].IsMatch(text) || [|new Regex(Digits, RegexOptions.Compiled)|].IsMatch(text);

            bool M(int number)
            {
                // Letters and nothing else.
                var regex = [|new Regex("[a-z]")|];
                return regex.IsMatch($"{number}");
            }
        }
        """,
        """
        using System.Text.RegularExpressions;

        partial class C
        {
            private const string Digits = "[0-9]";

            private static void MRegex() { }

            bool M(string text) => MRegex2().IsMatch(text) || MRegex2().IsMatch(text);

            bool M(int number)
            {
                // Letters and nothing else.
                return MRegex3().IsMatch($"{number}");
            }

            [GeneratedRegex(Digits)]
            private static partial Regex MRegex2();

            [GeneratedRegex("[a-z]")]
            private static partial Regex MRegex3();
        }
        """);

    [Fact]
    public Task Before_CSharp_11_the_fix_uses_a_static_field() => Rule.Fixes(FieldBefore, FieldAfter, Platform.Net80 with { Language = LanguageVersion.CSharp10 });

    [Fact]
    public Task Before_Net_7_the_fix_uses_a_static_field() => Rule.Fixes(FieldBefore, FieldAfter, Platform.NetStandard20);

    [Theory]
    [InlineData("""new Regex("a", RegexOptions.NonBacktracking)""")]
    [InlineData("""new Regex("a", RegexOptions.None, TimeSpan.FromSeconds(1))""")]
    public Task What_the_generator_cannot_do_becomes_a_static_field(string creation) => Rule.Fixes(
        $$"""
        using System;
        using System.Text.RegularExpressions;

        class C
        {
            bool Check(string text) => [|{{creation}}|].IsMatch(text);
        }
        """,
        $$"""
        using System;
        using System.Text.RegularExpressions;

        class C
        {
            private static readonly Regex CheckRegex = {{creation}};

            bool Check(string text) => CheckRegex.IsMatch(text);
        }
        """);

    [Fact]
    public Task In_a_generic_type_the_fix_uses_a_static_field() => Rule.Fixes(
        """
        using System.Text.RegularExpressions;

        class C<T>
        {
            bool Check(string text) => [|new Regex("a")|].IsMatch(text);
        }
        """,
        """
        using System.Text.RegularExpressions;

        class C<T>
        {
            private static readonly Regex CheckRegex = new Regex("a");

            bool Check(string text) => CheckRegex.IsMatch(text);
        }
        """);

    [Theory]
    [InlineData("""new Regex("a", RegexOptions.IgnoreCase)""")]
    [InlineData("""new Regex("(?i)a")""")]
    public Task No_fix_is_offered_where_the_callers_culture_decides_about_case(string creation) => Rule.OffersNoFix(InMethod($"return [|{creation}|].IsMatch(text);"));

    [Fact]
    public Task No_fix_is_offered_where_no_type_can_take_the_member() => Rule.OffersNoFix("""
        using System;
        using System.Text.RegularExpressions;

        foreach (var arg in args)
            Console.WriteLine([|new Regex("a")|].IsMatch(arg));
        """, Platform.Net80.AsProgram());

    [Fact]
    public Task The_message_says_what_compiling_costs_and_what_to_do() => RuleMessage.Is<RegexPerCallAnalyzer>(
        InMethod("""return new Regex("a", RegexOptions.Compiled).IsMatch(text);"""),
        "nl",
        "Dezelfde Regex wordt telkens opnieuw opgebouwd als deze code draait, en door RegexOptions.Compiled kost dat duizenden keren zoveel als de vergelijking zelf; "
        + "bouw hem één keer op, met [GeneratedRegex] of in een static readonly veld");

    [Theory]
    [InlineData("static class Texts { public static bool IsNumber(string text) => [|new Regex(\"[0-9]+\", RegexOptions.Compiled)|].IsMatch(text); }")]
    [InlineData("static class Texts { /* IsNumber */ static bool IsNumber(string text) { return Local(); bool Local() => [|new Regex(\"[0-9]+\")|].IsMatch(text); } static bool IsNumberOrEmpty() => true; }")]
    public Task A_static_method_of_a_program_that_nothing_names_is_hidden(string type) =>
        Rule.Hides($"using System.Text.RegularExpressions; System.Console.WriteLine(); {type}", Platform.Net80.AsProgram());

    [Fact]
    public Task So_is_a_local_function_that_nothing_names() =>
        Rule.Hides("using System.Text.RegularExpressions; class C { public void M() { /* Is */ bool Is(string text) => [|new Regex(\"a\")|].IsMatch(text); } }");

    [Theory]
    [InlineData("Texts.IsNumber(\"3\"); static class Texts { public static bool IsNumber(string text) => [|new Regex(\"[0-9]+\")|].IsMatch(text); }")]
    [InlineData("System.Console.WriteLine(); static class Texts { [System.Obsolete] public static bool IsNumber(string text) => [|new Regex(\"[0-9]+\")|].IsMatch(text); }")]
    [InlineData("System.Console.WriteLine(); class Texts { public bool IsNumber(string text) => [|new Regex(\"[0-9]+\")|].IsMatch(text); }")]
    public Task One_that_somebody_may_call_is_a_suggestion(string code) => Rule.Suggests($"using System.Text.RegularExpressions; {code}", Platform.Net80.AsProgram());

    [Theory]
    [InlineData("class BrokerTestHarness { bool M(string text) => new Regex(\"a\").IsMatch(text); }")]
    [InlineData("namespace Api.CypressData { class Handler { bool M(string text) => new Regex(\"a\").IsMatch(text); } }")]
    [InlineData("namespace Api.Testing { class Broker { bool M(string text) => new Regex(\"a\").IsMatch(text); } }")]
    public Task What_is_there_for_tests_is_left_alone(string code) => Rule.Ignores($"using System.Text.RegularExpressions; {code}");

    [Fact]
    public Task What_starts_a_distributed_application_is_left_alone() => Rule.Ignores("""
        using System.Text.RegularExpressions;
        var settings = new Settings(); settings.IsValid("a"); settings.IsValid("b"); DistributedApplication.CreateBuilder();
        class Settings { public bool IsValid(string text) => new Regex("a").IsMatch(text); }
        static class DistributedApplication { public static void CreateBuilder() { } }
        """, Platform.Net80.AsProgram());

    [Theory]
    [InlineData("static bool _is = Is(\"a\"); public static void Reload() => _is = Is(\"b\");")]
    [InlineData("static bool Known { get; set; } = Is(\"a\"); public static void Reload() { Known = Is(\"b\"); }")]
    [InlineData("static int _is = Is(\"a\") ? 1 : 2;")]
    [InlineData("static bool _is = Is(\"a\"); public static void Reload() => Refill(_is, Is(\"b\")); static void Refill(bool old, bool fresh) { }")]
    public Task What_is_put_into_static_fields_is_left_alone(string members) =>
        Rule.Ignores($"using System.Text.RegularExpressions; class C {{ {members} static bool Is(string text) => new Regex(\"a\").IsMatch(text); }}");

    [Theory]
    [InlineData("static bool _is = Is(\"a\"); public static bool Reload() => Is(\"b\");")]
    [InlineData("static int _more; bool _is; public void Reload() { _is = Is(\"b\"); _more++; } static int _less = 1;")]
    public Task What_is_also_wanted_otherwise_is_a_suggestion(string members) =>
        Rule.Suggests($"using System.Text.RegularExpressions; class C {{ {members} static bool Is(string text) => [|new Regex(\"a\")|].IsMatch(text); }}");

    [Fact]
    public Task What_others_may_call_too_is_a_suggestion() =>
        Rule.Suggests("using System.Text.RegularExpressions; class C { static bool _is = Is(\"a\"); internal static bool Is(string text) => [|new Regex(\"a\")|].IsMatch(text); }");

    [Theory]
    [InlineData("namespace Studio.Cli.Upgrade.Backend { class Rewriter { bool M(string text) => new Regex(\"a\").IsMatch(text); } }")]
    [InlineData("class SpeedTest { bool M(string text) => new Regex(\"a\").IsMatch(text); }")]
    public Task What_runs_seldom_by_its_name_is_left_alone(string code) => Rule.Ignores($"using System.Text.RegularExpressions; {code}");

    [Fact]
    public Task A_task_that_is_started_if_none_runs_is_left_alone() => Rule.Ignores("""
        using System.Text.RegularExpressions; using System.Threading.Tasks;
        class C { Task _report; public void Start(string text) => _report ??= Task.Run(() => Report(text)); bool Report(string text) => new Regex("a").IsMatch(text); }
        """);

    [Theory]
    [InlineData("string _report; public string Get(string text) => _report ??= Report(text); string Report(string text) => [|new Regex(\"a\")|].Match(text).Value;")]
    [InlineData("Task _report; public void Start(string text) => _report ??= Task.Run(() => Report(text)); public bool Report(string text) => [|new Regex(\"a\")|].IsMatch(text); bool Other() => Report(\"\");")]
    public Task What_each_object_fills_or_others_call_too_is_a_suggestion(string members) => Rule.Suggests("using System.Text.RegularExpressions; using System.Threading.Tasks; class C { " + members + " }");

    private const string FieldBefore = """
        using System.Text.RegularExpressions;

        class C
        {
            private const string Digits = "[0-9]";

            bool Check(string text)
            {
                Regex regex = [|new Regex(Digits, RegexOptions.Compiled)|];
                return regex.IsMatch(text);
            }
        }
        """;

    private const string FieldAfter = """
        using System.Text.RegularExpressions;

        class C
        {
            private static readonly Regex CheckRegex = new Regex(Digits, RegexOptions.Compiled);

            private const string Digits = "[0-9]";

            bool Check(string text)
            {
                return CheckRegex.IsMatch(text);
            }
        }
        """;

    private static string InMethod(string body) => $$"""
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.RegularExpressions;

        class C
        {
            private const string Pattern = "[a-z]";
            private static readonly string Shared = "a" + Pattern;
            private static readonly ConcurrentDictionary<string, Regex> Cache = new();
            private string _pattern = "a";
            private RegexOptions _options;
            private Regex _kept;
            private Func<string, bool> _filter;

            bool M(string text, IEnumerable<string> lines)
            {
                {{body}}
            }
        }
        """;
}
