using GreenCode.Analyzers.Rules.Framework.JsonOptionsPerCall;
using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Framework.JsonOptionsPerCall.JsonOptionsPerCallAnalyzer, GreenCode.Analyzers.Rules.Framework.JsonOptionsPerCall.JsonOptionsPerCallFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Framework;

public class JsonOptionsPerCallTests
{
    [Theory]
    [InlineData("return JsonSerializer.Serialize(value, [|new JsonSerializerOptions()|]);")]
    [InlineData("return JsonSerializer.Serialize(value, [|new JsonSerializerOptions { WriteIndented = true }|]);")]
    [InlineData("return JsonSerializer.Serialize(value, options: [|new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase }|]);")]
    [InlineData("var options = [|new JsonSerializerOptions { MaxDepth = Depth }|]; return JsonSerializer.Serialize(value, options);")]
    [InlineData("var options = [|new JsonSerializerOptions()|]; options.WriteIndented = true; return JsonSerializer.Serialize(value, options);")]
    [InlineData("var options = [|new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }|]; return JsonNode.Parse(text).ToJsonString(options);")]
    [InlineData("var options = [|new JsonSerializerOptions { NumberHandling = Numbers }|]; return string.Concat(lines.Select(line => JsonSerializer.Serialize(line, options)));")]
    public Task Options_created_for_one_call_are_a_suggestion(string body) => Rule.Suggests(InMethod(body));

    [Theory]
    [InlineData("return JsonSerializer.Serialize(value, [|new JsonSerializerOptions { Converters = { new JsonStringEnumConverter() } }|]);")]
    [InlineData("return JsonSerializer.Serialize(value, [|new JsonSerializerOptions { Converters = { new Stateless() } }|]);")]
    [InlineData("return JsonSerializer.Serialize(value, [|new JsonSerializerOptions { Converters = { new Formatted(\"d\") } }|]);")]
    [InlineData("return JsonSerializer.Serialize(value, [|new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }|]);")]
    [InlineData("var options = [|new JsonSerializerOptions()|]; options.Converters.Add(new JsonStringEnumConverter()); return JsonSerializer.Serialize(value, options);")]
    public Task Options_with_a_converter_or_resolver_of_their_own_are_a_suggestion(string body) => Rule.Suggests(InMethod(body));

    [Theory]
    [InlineData("foreach (var line in lines) text = JsonSerializer.Serialize(line, [|new JsonSerializerOptions { Converters = { new JsonStringEnumConverter() } }|]); return text;")]
    [InlineData("while (indented) { text = JsonSerializer.Serialize(value, [|new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }|]); } return text;")]
    public Task In_a_loop_they_are_a_warning(string body) => Rule.Warns(InMethod(body));

    [Theory]
    [InlineData("class C { string M(HttpContext context) => JsonSerializer.Serialize(context.Items, [|new JsonSerializerOptions { Converters = { new JsonStringEnumConverter() } }|]); }")]
    [InlineData("class Export { public string ToJson(object value) => JsonSerializer.Serialize(value, [|new JsonSerializerOptions { Converters = { new JsonStringEnumConverter() } }|]); } class Page(Export export) : ControllerBase { }")]
    public Task So_they_are_for_a_request(string code) => Rule.Warns("using System.Text.Json; using System.Text.Json.Serialization; using Microsoft.AspNetCore.Http; using Microsoft.AspNetCore.Mvc; " + code, Platform.NewestWeb);

    [Theory]
    [InlineData("if (_own != null) return null; _own = new JsonSerializerOptions(); var first = JsonSerializer.Deserialize<string[]>(text, new JsonSerializerOptions { AllowTrailingCommas = true }); _own = null; return first[0];")]
    [InlineData("if (All.Count > 0) return null; var all = JsonSerializer.Deserialize<JsonSerializerOptions[]>(text, new JsonSerializerOptions { AllowTrailingCommas = true }); All.AddRange(all); return null;")]
    public Task What_is_read_for_the_first_caller_only_is_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("var options = new JsonSerializerOptions(); if (indented) options.WriteIndented = true; return JsonSerializer.Serialize(value, options);")]
    [InlineData("var options = new JsonSerializerOptions(); options.WriteIndented = indented; return JsonSerializer.Serialize(value, options);")]
    [InlineData("var options = new JsonSerializerOptions(); options.Converters.Add(_converter); return JsonSerializer.Serialize(value, options);")]
    [InlineData("var options = new JsonSerializerOptions(); Configure(options); return JsonSerializer.Serialize(value, options);")]
    [InlineData("var options = new JsonSerializerOptions(); if (indented) options = new JsonSerializerOptions(); return JsonSerializer.Serialize(value, options);")]
    [InlineData("var options = new JsonSerializerOptions(); foreach (var c in _converters) options.Converters.Add(c); return JsonSerializer.Serialize(value, options);")]
    public Task Options_that_are_changed_after_creation_are_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("return JsonSerializer.Serialize(value, new JsonSerializerOptions { WriteIndented = indented });")]
    [InlineData("var deep = text.Length; return JsonSerializer.Serialize(value, new JsonSerializerOptions { MaxDepth = deep });")]
    [InlineData("return JsonSerializer.Serialize(value, new JsonSerializerOptions { MaxDepth = _depth });")]
    [InlineData("return JsonSerializer.Serialize(value, new JsonSerializerOptions { MaxDepth = Changing });")]
    [InlineData("return JsonSerializer.Serialize(value, new JsonSerializerOptions { MaxDepth = Ambient });")]
    [InlineData("return JsonSerializer.Serialize(value, new JsonSerializerOptions { Converters = { _converter } });")]
    [InlineData("return JsonSerializer.Serialize(value, new JsonSerializerOptions { Converters = { new Formatted(text) } });")]
    [InlineData("return JsonSerializer.Serialize(value, new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { info => _depth++ } } });")]
    [InlineData("return JsonSerializer.Serialize(value, new JsonSerializerOptions { Converters = { new Generic<T>() } });")]
    public Task Options_that_depend_on_the_call_or_the_instance_are_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("return JsonSerializer.Serialize(value, new JsonSerializerOptions { Converters = { new Counting() } });")]
    [InlineData("return JsonSerializer.Serialize(value, new JsonSerializerOptions { Converters = { new Remembering() } });")]
    [InlineData("return JsonSerializer.Serialize(value, new JsonSerializerOptions { Converters = { new DerivedCounting() } });")]
    [InlineData("var options = new JsonSerializerOptions(); options.Converters.Add(new Counting()); return JsonSerializer.Serialize(value, options);")]
    public Task Converters_that_keep_state_are_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("return JsonSerializer.Serialize(value, new JsonSerializerOptions(Kept));")]
    [InlineData("return JsonSerializer.Serialize(value, new JsonSerializerOptions(Kept) { WriteIndented = true });")]
    public Task Copies_of_other_options_are_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("_own = new JsonSerializerOptions(); return JsonSerializer.Serialize(value, _own);")]
    [InlineData("_own ??= new JsonSerializerOptions(); return JsonSerializer.Serialize(value, _own);")]
    [InlineData("var options = new JsonSerializerOptions(); _own = options; return JsonSerializer.Serialize(value, options);")]
    [InlineData("Register(new JsonSerializerOptions()); return text;")]
    [InlineData("All.Add(new JsonSerializerOptions()); return text;")]
    [InlineData("return JsonSerializer.Serialize(value, All2.GetOrAdd(text, _ => new JsonSerializerOptions()));")]
    [InlineData("JsonSerializerOptions Build() { return new JsonSerializerOptions(); } return JsonSerializer.Serialize(value, Build());")]
    public Task Options_that_are_kept_or_handed_out_are_left_alone(string body) => Rule.Ignores(InMethod(body));

    [Theory]
    [InlineData("static readonly JsonSerializerOptions A = new JsonSerializerOptions();")]
    [InlineData("static JsonSerializerOptions A { get; } = new JsonSerializerOptions();")]
    [InlineData("readonly JsonSerializerOptions _a = new JsonSerializerOptions();")]
    [InlineData("static readonly string A = JsonSerializer.Serialize(1, new JsonSerializerOptions());")]
    [InlineData("static readonly string A; static C() { A = JsonSerializer.Serialize(1, new JsonSerializerOptions()); }")]
    [InlineData("static void Main() { System.Console.WriteLine(JsonSerializer.Serialize(1, new JsonSerializerOptions())); }")]
    public Task Options_created_once_in_the_life_of_the_process_are_left_alone(string member) => Rule.Ignores($$"""
        using System.Text.Json;
        class C { {{member}} }
        """);

    [Theory]
    [InlineData("static void Main() { Print(1); } static void Print(int n) => System.Console.WriteLine(JsonSerializer.Serialize(n, new JsonSerializerOptions()));")]
    [InlineData("static async System.Threading.Tasks.Task Main() { await RunAsync(); } static async System.Threading.Tasks.Task RunAsync() { await System.Threading.Tasks.Task.Yield(); Print(); } static void Print() => System.Console.WriteLine(JsonSerializer.Serialize(1, new JsonSerializerOptions()));")]
    public Task What_only_the_entry_point_calls_once_is_left_alone(string members) => Rule.Ignores($$"""
        using System.Text.Json;
        class C { {{members}} }
        """);

    [Theory]
    [InlineData("static void Main() { Print(1); Print(2); } static void Print(int n) => System.Console.WriteLine(JsonSerializer.Serialize(n, [|new JsonSerializerOptions()|]));")]
    [InlineData("static void Main() { for (var i = 0; i < 100; i++) Print(i); } static void Print(int n) => System.Console.WriteLine(JsonSerializer.Serialize(n, [|new JsonSerializerOptions()|]));")]
    [InlineData("static void Main() { System.Action later = () => Print(1); } static void Print(int n) => System.Console.WriteLine(JsonSerializer.Serialize(n, [|new JsonSerializerOptions()|]));")]
    [InlineData("static void Main() { } static void Other() => Print(1); static void Print(int n) => System.Console.WriteLine(JsonSerializer.Serialize(n, [|new JsonSerializerOptions()|]));")]
    [InlineData("static void Main() { Loop(); } static void Loop() { while (true) Print(1); } static void Print(int n) => System.Console.WriteLine(JsonSerializer.Serialize(n, [|new JsonSerializerOptions()|]));")]
    public Task What_may_be_called_again_is_a_suggestion(string members) => Rule.Suggests($$"""
        using System.Text.Json;
        class C { {{members}} }
        """);

    [Theory]
    [InlineData("using System.CommandLine;", "static int M() => JsonSerializer.Serialize(1, new JsonSerializerOptions()).Length;")]
    [InlineData("", "static readonly System.Lazy<string> M = new(() => JsonSerializer.Serialize(1, new JsonSerializerOptions()));")]
    [InlineData("", "static readonly int N; static C() { N = M(); } static int M() => JsonSerializer.Serialize(1, new JsonSerializerOptions()).Length;")]
    [InlineData("", "static void M(System.Net.Http.HttpResponseMessage answer, string body) { if (answer.IsSuccessStatusCode) return; System.Console.WriteLine(JsonSerializer.Deserialize<int>(body, new JsonSerializerOptions())); }")]
    public Task What_runs_once_or_after_a_failure_is_left_alone(string directive, string member) => Rule.Ignores($$"""
        using System.Text.Json;
        {{directive}}
        class C { {{member}} }
        namespace System.CommandLine { class Command { } }
        """);

    [Fact]
    public Task A_service_with_a_command_line_lives_long() => Rule.Suggests("""
        using System.CommandLine;
        using System.Text.Json;
        using Microsoft.Extensions.Hosting;
        class C { static int M() => JsonSerializer.Serialize(1, [|new JsonSerializerOptions()|]).Length; }
        namespace System.CommandLine { class Command { } }
        namespace Microsoft.Extensions.Hosting { class Host { } }
        """);

    [Fact]
    public Task Commands_of_a_command_line_run_once_but_for_their_loops() => Rule.Suggests("""
        using System;
        using System.Text.Json;
        using Spectre.Console.Cli;

        namespace System.CommandLine { public class Command { public void SetAction(Action action) { } } }

        namespace Spectre.Console.Cli { public abstract class Command { public abstract int Execute(); } }

        public static class Commands
        {
            public static System.CommandLine.Command Export()
            {
                var options = new JsonSerializerOptions { WriteIndented = true };
                var command = new System.CommandLine.Command();
                command.SetAction(() => Console.WriteLine(JsonSerializer.Serialize(1, options)));
                command.SetAction(() => Console.WriteLine(JsonSerializer.Serialize(1, new JsonSerializerOptions())));
                return command;
            }
        }

        public sealed class Import : Spectre.Console.Cli.Command
        {
            public override int Execute()
            {
                Console.WriteLine(JsonSerializer.Serialize(1, new JsonSerializerOptions()));
                for (var i = 0; i < 100; i++)
                    Console.WriteLine(JsonSerializer.Serialize(i, [|new JsonSerializerOptions()|]));
                return 0;
            }
        }
        """);

    [Fact]
    public Task Code_that_composes_the_program_runs_once_but_what_it_registers_does_not() => Rule.Suggests("""
        using System.Text.Json;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        public static class Composition
        {
            public static IServiceCollection AddPermits(this IServiceCollection services)
            {
                System.Console.WriteLine(JsonSerializer.Serialize(1, new JsonSerializerOptions()));
                return services.AddTransient(_ => JsonSerializer.Serialize(1, [|new JsonSerializerOptions()|]));
            }
        }
        """, Platform.NewestWeb);

    [Fact]
    public Task Top_level_statements_run_once_but_their_loops_and_lambdas_do_not() => Rule.Suggests("""
        using System;
        using System.Linq;
        using System.Text.Json;

        Console.WriteLine(JsonSerializer.Serialize(args, new JsonSerializerOptions()));
        foreach (var arg in args)
            Console.WriteLine(JsonSerializer.Serialize(arg, [|new JsonSerializerOptions()|]));
        Console.WriteLine(string.Concat(args.Select(arg => JsonSerializer.Serialize(arg, [|new JsonSerializerOptions()|]))));
        """, Platform.Net80.AsProgram());

    [Fact]
    public Task The_json_methods_of_http_and_minimal_apis_count_too() => Rule.Suggests("""
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Text.Json;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        class C
        {
            Task<int> M(HttpClient client) => client.GetFromJsonAsync<int>("/", [|new JsonSerializerOptions()|]);
            IResult N(int value) => Results.Json(value, [|new JsonSerializerOptions()|]);
        }
        """, Platform.NewestWeb);

    [Fact]
    public Task Expression_trees_are_left_alone() => Rule.Ignores("""
        using System;
        using System.Linq.Expressions;
        using System.Text.Json;
        class C { Expression<Func<int, string>> M() => value => JsonSerializer.Serialize(value, typeof(int), new JsonSerializerOptions()); }
        """);

    [Fact]
    public Task Generated_code_is_left_alone() => Rule.Ignores("// <auto-generated/>\n" + InMethod("return JsonSerializer.Serialize(value, new JsonSerializerOptions());"));

    [Fact]
    public Task Test_projects_are_left_alone() => Rule.Ignores("""
        using System.Text.Json;
        namespace TUnit.Core { class TestAttribute : System.Attribute { } }
        class C { string M(int value) => JsonSerializer.Serialize(value, new JsonSerializerOptions()); }
        """);

    [Fact]
    public Task Nothing_happens_where_the_serialiser_is_not_referenced() => Rule.Ignores("class C { }", Platform.NetStandard20);

    [Fact]
    public Task The_fix_moves_the_options_to_a_static_field() => Rule.Fixes(
        """
        using System.Text.Json;

        public class Store
        {
            private int _count;

            public string Save(object value)
            {
                // Read by people.
                var options = [|new JsonSerializerOptions
                {
                    WriteIndented = true,
                    Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
                }|];
                _count++;
                return JsonSerializer.Serialize(value, options);
            }
        }
        """,
        """
        using System.Text.Json;

        public class Store
        {
            private static readonly JsonSerializerOptions SerializerOptions = new JsonSerializerOptions
            {
                WriteIndented = true,
                Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
            };

            private int _count;

            public string Save(object value)
            {
                // Read by people.
                _count++;
                return JsonSerializer.Serialize(value, SerializerOptions);
            }
        }
        """);

    [Fact]
    public Task Fix_all_shares_equal_options_and_keeps_names_apart() => Rule.Fixes(
        """
        using System.Text.Json;

        record Store(int SerializerOptions)
        {
            string A(object value) => JsonSerializer.Serialize(value, [|new JsonSerializerOptions { WriteIndented = true }|]);

            string B(object value) => JsonSerializer.Serialize(value, [|new JsonSerializerOptions { WriteIndented = true }|]);

            string C(object value) => JsonSerializer.Serialize(value, [|new JsonSerializerOptions { MaxDepth = 3 }|]);
        }
        """,
        """
        using System.Text.Json;

        record Store(int SerializerOptions)
        {
            private static readonly JsonSerializerOptions SerializerOptions3 = new JsonSerializerOptions { MaxDepth = 3 };

            private static readonly JsonSerializerOptions SerializerOptions2 = new JsonSerializerOptions { WriteIndented = true };

            string A(object value) => JsonSerializer.Serialize(value, SerializerOptions2);

            string B(object value) => JsonSerializer.Serialize(value, SerializerOptions2);

            string C(object value) => JsonSerializer.Serialize(value, SerializerOptions3);
        }
        """);

    [Fact]
    public Task The_field_stands_after_the_static_fields_it_needs() => Rule.Fixes(
        """
        using System.Text.Json;

        class C
        {
            private static readonly JsonNamingPolicy Naming = JsonNamingPolicy.SnakeCaseLower;

            private static readonly string Start = Write(0);

            public static string One() => Write(1);

            private static string Write(int value) => JsonSerializer.Serialize(value, [|new JsonSerializerOptions { PropertyNamingPolicy = Naming }|]);
        }
        """,
        """
        using System.Text.Json;

        class C
        {
            private static readonly JsonNamingPolicy Naming = JsonNamingPolicy.SnakeCaseLower;

            private static readonly JsonSerializerOptions SerializerOptions = new JsonSerializerOptions { PropertyNamingPolicy = Naming };

            private static readonly string Start = Write(0);

            public static string One() => Write(1);

            private static string Write(int value) => JsonSerializer.Serialize(value, SerializerOptions);
        }
        """);

    [Theory]
    [InlineData("var options = [|new JsonSerializerOptions()|]; options.WriteIndented = true; return JsonSerializer.Serialize(value, options);")]
    [InlineData("JsonSerializerOptions a = [|new JsonSerializerOptions()|], b = [|new JsonSerializerOptions()|]; return JsonSerializer.Serialize(value, a) + JsonSerializer.Serialize(value, b);")]
    [InlineData("const int depth = 3; return JsonSerializer.Serialize(value, [|new JsonSerializerOptions { MaxDepth = depth }|]);")]
    public Task No_fix_is_offered_where_more_than_the_creation_would_have_to_move(string body) => Rule.OffersNoFix(InMethod(body));

    [Fact]
    public Task No_fix_is_offered_where_the_order_of_static_initialisation_is_not_defined() => Rule.OffersNoFix("""
        using System.Text.Json;

        partial class C { private static readonly JsonNamingPolicy Naming = JsonNamingPolicy.SnakeCaseLower; }

        partial class C { string M(int value) => JsonSerializer.Serialize(value, [|new JsonSerializerOptions { PropertyNamingPolicy = Naming }|]); }
        """);

    [Fact]
    public Task The_message_says_why_and_what_to_do() => RuleMessage.Is<JsonOptionsPerCallAnalyzer>(
        InMethod("return JsonSerializer.Serialize(value, new JsonSerializerOptions { Converters = { new Stateless() } });"),
        "en",
        "The same JsonSerializerOptions are created again each time this code runs, and because a converter or resolver is created with them, "
        + "the serialiser has to learn each type anew every time; keep them in a static readonly field");

    private static string InMethod(string body) => $$"""
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Encodings.Web;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using System.Text.Json.Serialization.Metadata;

        abstract class Dates : JsonConverter<DateTime>
        {
            public override DateTime Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => default;
            public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) { }
        }

        class Stateless : Dates { }
        class Formatted(string format) : Dates { private readonly string _format = format; public string Format => _format; }
        class Counting : Dates { private int _count; public int Next() => _count++; }
        class DerivedCounting : Counting { }
        class Remembering : Dates { private readonly List<DateTime> _seen = new(); public int Seen => _seen.Count; }
        class Generic<T> : Dates { }

        class C<TOuter>
        {
            private const int Depth = 7;
            private static readonly JsonNumberHandling Numbers = JsonNumberHandling.WriteAsString;
            private static readonly JsonSerializerOptions Kept = new();
            private static readonly List<JsonSerializerOptions> All = new();
            private static readonly ConcurrentDictionary<string, JsonSerializerOptions> All2 = new();
            private static int Changing = 3;
            private static int Ambient => Environment.CurrentManagedThreadId;
            private int _depth = 5;
            private JsonSerializerOptions _own;
            private JsonConverter _converter;
            private JsonConverter[] _converters;

            private static void Configure(JsonSerializerOptions options) => options.WriteIndented = true;
            private static void Register(JsonSerializerOptions options) { }

            string M<T>(object value, string text, bool indented, string[] lines)
            {
                {{body}}
            }
        }
        """;
}
