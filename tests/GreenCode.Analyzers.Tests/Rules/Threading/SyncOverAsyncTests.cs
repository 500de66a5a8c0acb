using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Threading.SyncOverAsync.SyncOverAsyncAnalyzer, GreenCode.Analyzers.Rules.Threading.SyncOverAsync.SyncOverAsyncFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Threading;

public class SyncOverAsyncTests
{
    [Theory]
    [InlineData("[|LoadAsync().Result|]")]
    [InlineData("[|LoadAsync().GetAwaiter().GetResult()|]")]
    [InlineData("[|LoadAsync().ConfigureAwait(false).GetAwaiter().GetResult()|]")]
    [InlineData("[|QuickAsync().AsTask().Result|]")]
    [InlineData("[|QuickAsync().Result|]")]
    [InlineData("[|Task.Run(() => 1).Result|]")]
    public Task Waiting_in_an_action_is_a_warning(string value) => Rule.Warns(Web($"public int Get() => {value};"), Platform.NewestWeb);

    [Fact]
    public Task A_finding_names_the_action_it_stands_in() => Rule.Warns(Web("public void Get() { [|SaveAsync().Wait()|]; }"), Platform.NewestWeb, "M:Permits.Get");

    [Theory]
    [InlineData("class H : Microsoft.AspNetCore.SignalR.Hub { public int Send() => [|S.LoadAsync().Result|]; }")]
    [InlineData("class P : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnGet() { var x = [|S.LoadAsync().Result|]; } }")]
    [InlineData("class M { public Task InvokeAsync(Microsoft.AspNetCore.Http.HttpContext context) { var x = [|S.LoadAsync().Result|]; return Task.CompletedTask; } }")]
    [InlineData("class M : Microsoft.AspNetCore.Http.IMiddleware { public Task InvokeAsync(Microsoft.AspNetCore.Http.HttpContext context, Microsoft.AspNetCore.Http.RequestDelegate next) { var x = [|S.LoadAsync().Result|]; return next(context); } }")]
    [InlineData("class E { public static Microsoft.AspNetCore.Http.IResult Get() => Microsoft.AspNetCore.Http.Results.Ok([|S.LoadAsync().Result|]); }")]
    [InlineData("class F : Microsoft.AspNetCore.Mvc.Filters.ActionFilterAttribute { public override void OnActionExecuting(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext c) { var x = [|S.LoadAsync().Result|]; } }")]
    [InlineData("static class A { static void Map(WebApplication app) => app.MapGet(\"/\", () => [|S.LoadAsync().Result|]); }")]
    [InlineData("static class A { static void Map(WebApplication app) => app.Run(context => { var x = [|S.LoadAsync().Result|]; return Task.CompletedTask; }); }")]
    [InlineData("static class A { static void Map(WebApplication app) => app.MapGroup(\"/x\").MapPost(\"/\", (int id) => { [|S.LoadAsync().Wait()|]; return id; }); }")]
    public Task Whatever_serves_requests_is_a_request_path(string code) => Rule.Warns($$"""
        using System.Threading.Tasks; using Microsoft.AspNetCore.Builder;
        {{code}}
        static class S { public static async Task<int> LoadAsync() { await Task.Yield(); return 1; } }
        """, Platform.NewestWeb);

    [Theory]
    [InlineData("class F : Microsoft.AspNetCore.Mvc.Filters.IAuthorizationFilter { public void OnAuthorization(Microsoft.AspNetCore.Mvc.Filters.AuthorizationFilterContext c) { var x = [|S.LoadAsync(c.HttpContext).Result|]; } }")]
    [InlineData("static class E { public static int Users(this Microsoft.AspNetCore.Http.HttpContext context) => [|S.LoadAsync(context).Result|]; }")]
    public Task Where_others_decide_that_the_method_is_synchronous_it_is_hidden(string code) => Rule.Hides($$"""
        using System.Threading.Tasks;
        {{code}}
        static class S { public static async Task<int> LoadAsync(object of) { await Task.Yield(); return 1; } }
        """, Platform.NewestWeb);

    [Fact]
    public Task A_grpc_method_is_a_request_path() => Rule.Warns("""
        using System.Threading.Tasks;
        namespace Grpc.Core { public class ServerCallContext { } }
        class Service
        {
            public Task<int> Get(string request, Grpc.Core.ServerCallContext context) => Task.FromResult([|LoadAsync().Result|]);
            static async Task<int> LoadAsync() { await Task.Yield(); return 1; }
        }
        """);

    [Theory]
    [InlineData("async Task M() { var x = [|LoadAsync().Result|]; await Task.Yield(); }")]
    [InlineData("async Task M() { [|SaveAsync().Wait()|]; await Task.Yield(); }")]
    [InlineData("void M() { System.Func<Task> f = async () => { [|SaveAsync().Wait()|]; await Task.Yield(); }; }")]
    [InlineData("void M() { async Task F() { [|SaveAsync().Wait()|]; await Task.Yield(); } _ = F(); }")]
    [InlineData("async Task M() { var task = LoadAsync(); var x = [|task.Result|]; await Task.Yield(); }")]
    public Task Waiting_in_other_asynchronous_code_is_a_suggestion(string member) => Rule.Suggests(Plain(member));

    [Theory]
    [InlineData("void M() { SaveAsync().Wait(); }")]
    [InlineData("int M() => LoadAsync().Result;")]
    [InlineData("async Task M() { var task = LoadAsync(); await task; var x = task.Result; }")]
    [InlineData("async Task M() { var task = LoadAsync(); await Task.WhenAll(task, SaveAsync()); var x = task.Result; }")]
    [InlineData("async Task M() { var task = LoadAsync(); var x = task.IsCompleted ? task.Result : await task; }")]
    [InlineData("async Task M(Task<int> task) { await Task.Yield(); var x = task.Result; }")]
    [InlineData("async Task M(Task<int>[] tasks) { await Task.WhenAll(tasks); foreach (var t in tasks) System.Console.WriteLine(t.Result); }")]
    [InlineData("async Task M() { await LoadAsync().ContinueWith(t => t.Result); }")]
    [InlineData("async Task M() { var x = Task.FromResult(1).Result; await Task.Yield(); }")]
    [InlineData("async Task M() { var b = SaveAsync().Wait(100); await Task.Yield(); }")]
    [InlineData("async Task M(System.IO.MemoryStream s) { s.ReadAsync(new byte[1], 0, 1).Wait(); await Task.Yield(); }")]
    [InlineData("async Task M() { var s = new System.Net.Http.StringContent(\"a\").ReadAsStringAsync().Result; await Task.Yield(); }")]
    [InlineData("async Task M() { System.Func<int> f = () => LoadAsync().Result; await Task.Yield(); }")]
    [InlineData("async Task M(N n) { var x = n.Result; await Task.Yield(); } class N { public int Result => 1; }")]
    [InlineData("async Task M() { System.Linq.Expressions.Expression<System.Func<int>> f = () => LoadAsync().Result; await Task.Yield(); }")]
    [InlineData("static async Task Main() { Make().Wait(); await Task.Yield(); } static async Task Make() { await Task.Yield(); }")]
    public Task Tasks_that_may_be_done_and_code_that_cannot_await_are_left_alone(string member) => Rule.Ignores(Plain(member));

    [Theory]
    [InlineData("int _x; public Permits() { _x = LoadAsync().Result; }")]
    [InlineData("int X => LoadAsync().Result;")]
    [InlineData("readonly object _gate = new(); public int Get() { lock (_gate) { return LoadAsync().Result; } }")]
    [InlineData("[NonAction] public void Dispose() { SaveAsync().Wait(); }")]
    [InlineData("static int X = LoadAsync().Result;")]
    public Task What_cannot_be_asynchronous_is_left_alone_in_a_controller_too(string member) => Rule.Ignores(Web(member), Platform.NewestWeb);

    [Fact]
    public Task Services_built_at_start_up_are_left_alone() => Rule.Ignores("""
        using System.Threading.Tasks; using Microsoft.AspNetCore.Builder; using Microsoft.Extensions.DependencyInjection;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton(provider => LoadAsync().GetAwaiter().GetResult());
        var app = builder.Build();
        SaveAsync().GetAwaiter().GetResult();
        app.Run();
        static async Task<object> LoadAsync() { await Task.Yield(); return new object(); }
        static async Task SaveAsync() { await Task.Yield(); }
        """, Platform.NewestWeb.AsProgram());

    [Fact]
    public Task Test_projects_are_left_alone() => Rule.Ignores(Plain("async Task M() { SaveAsync().Wait(); await Task.Yield(); }") + " namespace Xunit { class FactAttribute : System.Attribute { } }");

    [Theory]
    [InlineData("var x = [|LoadAsync().Result|];", "var x = await LoadAsync();")]
    [InlineData("[|SaveAsync().Wait()|];", "await SaveAsync();")]
    [InlineData("var x = [|LoadAsync().ConfigureAwait(false).GetAwaiter().GetResult()|];", "var x = await LoadAsync().ConfigureAwait(false);")]
    [InlineData("var x = [|LoadAsync().Result|].ToString();", "var x = (await LoadAsync()).ToString();")]
    [InlineData("var x = 1 + [|LoadAsync().Result|] * 2;", "var x = 1 + await LoadAsync() * 2;")]
    [InlineData("System.Console.WriteLine([|LoadAsync().Result|]);", "System.Console.WriteLine(await LoadAsync());")]
    [InlineData("var task = LoadAsync(); var x = [|task.Result|];", "var task = LoadAsync(); var x = await task;")]
    [InlineData("var x = [|LoadAsync().Result|] + [|QuickAsync().Result|];", "var x = await LoadAsync() + await QuickAsync();")]
    public Task The_fix_awaits(string wrong, string right) => Rule.Fixes(Plain($"async Task M() {{ {wrong} await Task.Yield(); }}"), Plain($"async Task M() {{ {right} await Task.Yield(); }}"));

    [Theory]
    [InlineData("try { [|SaveAsync().Wait()|]; } catch (System.AggregateException) { }")]
    public Task Where_await_is_not_allowed_or_means_something_else_there_is_no_fix(string body) => Rule.OffersNoFix(Plain($"async Task M() {{ {body} await Task.Yield(); }}"));

    [Fact]
    public Task A_synchronous_action_gets_no_fix_because_its_signature_would_change() => Rule.OffersNoFix(Web("public int Get() => [|LoadAsync().Result|];"), Platform.NewestWeb);

    [Fact]
    public Task The_message_says_why() => RuleMessage.Is<Analyzers.Rules.Threading.SyncOverAsync.SyncOverAsyncAnalyzer>(
        Plain("async Task M() { var x = LoadAsync().Result; await Task.Yield(); }"), "nl",
        "'LoadAsync().Result' houdt een thread vast tot de taak klaar is, terwijl de methode waarin dit staat asynchroon is; gebruik await");

    [Fact]
    public Task After_a_failure_it_is_left_alone() => Rule.Ignores(Plain("async Task M() { try { await SaveAsync(); } catch { SaveAsync().Wait(); throw; } }"));

    private const string Members = """
        static async Task<int> LoadAsync() { await Task.Yield(); return 1; }
        static async Task SaveAsync() { await Task.Yield(); }
        static async ValueTask<int> QuickAsync() { await Task.Yield(); return 1; }
        """;

    private static string Plain(string member) => $$"""
        using System.Threading.Tasks;
        class C
        {
            {{member}}
            {{Members}}
        }
        """;

    private static string Web(string member) => $$"""
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        public class Permits : ControllerBase
        {
            {{member}}
            {{Members}}
        }
        """;
}
