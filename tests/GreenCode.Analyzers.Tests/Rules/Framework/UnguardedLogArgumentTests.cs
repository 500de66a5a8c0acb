using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Framework.UnguardedLogArgument.UnguardedLogArgumentAnalyzer, GreenCode.Analyzers.Rules.Framework.UnguardedLogArgument.UnguardedLogArgumentFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Framework;

public class UnguardedLogArgumentTests
{
    [Theory]
    [InlineData("[|_logger.LogDebug(\"Received {Item}\", JsonSerializer.Serialize(item))|];")]
    [InlineData("[|_logger.LogTrace(\"Numbers {Numbers}\", string.Join(\",\", numbers))|];")]
    [InlineData("[|_logger.LogDebug($\"Received {item}\")|];")]
    [InlineData("[|_logger.LogDebug(\"Received \" + item)|];")]
    [InlineData("[|_logger.LogDebug(\"Sum {Sum}\", numbers.Where(n => n > 3).ToList().Count)|];")]
    [InlineData("[|_logger.LogDebug(new System.Exception(), \"Received {Item}\", JsonSerializer.Serialize(item))|];")]
    [InlineData("if (item != null) [|_logger.LogDebug(\"Received {Item}\", JsonSerializer.Serialize(item))|];")]
    public Task Work_for_a_message_that_is_mostly_off_is_a_suggestion(string body) => Rule.Suggests(In(body), Platform.NewestWeb);

    [Fact]
    public Task In_a_loop_it_is_a_warning() => Rule.Warns(In("foreach (var n in numbers) [|_logger.LogDebug($\"Number {n}\")|];"), Platform.NewestWeb);

    [Fact]
    public Task In_a_request_it_is_a_warning() => Rule.Warns(In("[|_logger.LogDebug($\"Received {item}\")|];", "Microsoft.AspNetCore.Mvc.ControllerBase"), Platform.NewestWeb);

    [Theory]
    [InlineData("if (_logger.IsEnabled(LogLevel.Debug)) _logger.LogDebug($\"Received {item}\");")]
    [InlineData("if (!_logger.IsEnabled(LogLevel.Debug)) return; _logger.LogDebug($\"Received {item}\");")]
    [InlineData("var debug = _logger.IsEnabled(LogLevel.Debug); if (debug) { foreach (var n in numbers) _logger.LogDebug($\"Number {n}\"); }")]
    [InlineData("if (_options.Verbose) _logger.LogDebug($\"Received {item}\");")]
    [InlineData("_logger.LogDebug(\"Received {Item}\", item);")]
    [InlineData("_logger.LogDebug(\"Received {Count} at {Time}\", numbers.Length, System.DateTime.UtcNow);")]
    [InlineData("_logger.LogDebug($\"Constant {nameof(item)}\");")]
    [InlineData("_logger.LogDebug(\"Constant \" + Name);")]
    [InlineData("_logger.LogDebug(\"Large {Numbers}\", numbers.Where(n => n > 3));")]
    [InlineData("_logger.LogDebug(\"Items {Count}\", numbers.Count());")]
    [InlineData("_logger.LogInformation($\"Received {item}\");")]
    [InlineData("_logger.LogError($\"Received {item}\");")]
    [InlineData("try { } catch (System.Exception e) { _logger.LogDebug($\"Failed {e.Message}\"); }")]
    [InlineData("_own.LogDebug($\"Received {item}\");")]
    public Task Guarded_cheap_and_rare_messages_are_left_alone(string body) => Rule.Ignores(In(body), Platform.NewestWeb);

    [Fact]
    public Task Code_that_brings_a_database_up_to_date_is_left_alone() => Rule.Ignores(
        In("_logger.LogDebug(string.Format(\"Received {0}\", item));").Replace("public class C ", "namespace Register.Migrator;\npublic class C ", StringComparison.Ordinal), Platform.NewestWeb);

    [Theory]
    [InlineData("_logger.", "Debug")]
    [InlineData("this._logger.", "Trace")]
    public Task The_fix_tests_the_level_first(string logger, string level) => Rule.Fixes(
        In($"[|{logger}Log{level}(\"Received {{Item}}\", JsonSerializer.Serialize(item))|];"),
        In($$"""
            if ({{logger}}IsEnabled(LogLevel.{{level}}))
                    {
                        {{logger}}Log{{level}}("Received {Item}", JsonSerializer.Serialize(item));
                    }
            """), Platform.NewestWeb);

    [Fact]
    public Task The_fix_keeps_the_comment_above() => Rule.Fixes(
        In("""
            // for support
                    [|_logger.LogDebug($"Received {item}")|];
            """),
        In("""
            // for support
                    if (_logger.IsEnabled(LogLevel.Debug))
                    {
                        _logger.LogDebug($"Received {item}");
                    }
            """), Platform.NewestWeb);

    [Theory]
    [InlineData("[|_logger.LogDebug($\"Received {_count++}\")|];")]
    [InlineData("[|_logger.LogDebug($\"Received {Next()}\")|];")]
    [InlineData("if (item != null) [|_logger.LogDebug($\"Received {item}\")|]; else Next();")]
    [InlineData("[|Logger().LogDebug($\"Received {item}\")|];")]
    public Task Where_something_would_no_longer_happen_there_is_no_fix(string body) => Rule.OffersNoFix(In(body), Platform.NewestWeb);

    [Theory]
    [InlineData("if (item == null) { [|_logger.LogDebug($\"Nothing in {numbers}\")|]; return; } Next();")]
    [InlineData("if (item is null) { Next(); [|_logger.LogDebug($\"Nothing in {numbers}\")|]; return; } Next();")]
    [InlineData("if (item == null) { Next(); [|_logger.LogDebug($\"Made {numbers}\")|]; } Next();")]
    public Task What_is_logged_because_something_is_not_there_is_hidden(string body) => Rule.Hides(In(body), Platform.NewestWeb);

    [Theory]
    [InlineData("static readonly ILogger Never; void M(int n) => Never?.LogDebug($\"Attempt {n}\");")]
    public Task What_is_never_logged_is_left_alone(string members) =>
        Rule.Ignores("using Microsoft.Extensions.Logging; public class C { readonly ILogger<C> _logger; " + members + " }", Platform.NewestWeb);

    [Theory]
    [InlineData("static readonly ILogger Set = Make(); void M(int n) => Set?[|.LogDebug($\"Attempt {n}\")|]; static ILogger Make() => null;")]
    [InlineData("static readonly ILogger Set; static C() { Set = null; } void M(int n) => Set?[|.LogDebug($\"Attempt {n}\")|];")]
    public Task A_static_logger_that_is_set_is_a_suggestion(string members) =>
        Rule.Suggests("using Microsoft.Extensions.Logging; public class C { " + members + " }", Platform.NewestWeb);

    [Theory]
    [InlineData("public C(object item) { [|_logger.LogDebug($\"Made {item}\")|]; }")]
    [InlineData("public void Start(object item) { [|_logger.LogDebug($\"Starting {item}\")|]; }")]
    [InlineData("public async Task StopAsync(object item) { [|_logger.LogDebug($\"Stopping {item}\")|]; await Task.Yield(); }")]
    public Task What_makes_starts_or_stops_an_object_is_hidden(string member) =>
        Rule.Hides("using System.Threading.Tasks; using Microsoft.Extensions.Logging; public class C { readonly ILogger<C> _logger; " + member + " }", Platform.NewestWeb);

    private static string In(string body, string type = "object") => $$"""
        using System.Linq;
        using System.Text.Json;
        using Microsoft.Extensions.Logging;
        public class C : {{type}}
        {
            const string Name = "name";
            readonly ILogger<C> _logger; readonly Own _own = new(); int _count; readonly (bool Verbose, int Other) _options;
            int Next() => ++_count;
            ILogger Logger() => _logger;
            class Own { public void LogDebug(string text) { } }
            public void M(object item, int[] numbers)
            {
                {{body}}
            }
        }
        """;
}
