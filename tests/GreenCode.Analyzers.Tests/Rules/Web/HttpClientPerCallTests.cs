using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Web.HttpClientPerCall.HttpClientPerCallAnalyzer, GreenCode.Analyzers.Rules.Web.HttpClientPerCall.HttpClientPerCallFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Web;

public class HttpClientPerCallTests
{
    [Theory]
    [InlineData("using (var client = [|new HttpClient()|]) { return await client.GetStringAsync(url); }")]
    [InlineData("using var client = [|new HttpClient()|]; return await client.GetStringAsync(url);")]
    [InlineData("var client = [|new HttpClient()|]; client.DefaultRequestHeaders.Add(\"a\", \"b\"); return await client.GetStringAsync(url);")]
    [InlineData("var client = [|new HttpClient { Timeout = TimeSpan.FromSeconds(5) }|]; return await client.GetFromJsonAsync<string>(url);")]
    [InlineData("return await [|new HttpClient()|].GetStringAsync(url);")]
    [InlineData("var handler = new HttpClientHandler { UseProxy = false }; using var client = [|new HttpClient(handler)|]; return await client.GetStringAsync(url);")]
    [InlineData("using var client = [|new HttpClient(new SocketsHttpHandler(), true)|]; return await client.GetStringAsync(url);")]
    public Task A_client_for_one_call_is_a_suggestion(string body) => Rule.Suggests(In(body));

    [Theory]
    [InlineData("foreach (var part in url.Split(',')) { using var client = [|new HttpClient()|]; await client.GetStringAsync(part); } return url;")]
    public Task A_client_per_turn_of_a_loop_is_a_warning(string body) => Rule.Warns(In(body));

    [Fact]
    public Task A_client_per_request_is_a_warning() => Rule.Warns(
        In("using var client = [|new HttpClient()|]; return await client.GetStringAsync(url);", "Microsoft.AspNetCore.Mvc.ControllerBase"), Platform.NewestWeb, "M:C.M(System.String)");

    [Theory]
    [InlineData("_client = new HttpClient(); return await _client.GetStringAsync(url);")]
    [InlineData("if (System.IO.File.Exists(url)) return url; using var client = new HttpClient(); return await client.GetStringAsync(url);")]
    [InlineData("_client ??= new HttpClient(); return await _client.GetStringAsync(url);")]
    [InlineData("var client = new HttpClient(); _client = client; return await client.GetStringAsync(url);")]
    [InlineData("var client = new HttpClient(_handler); return await client.GetStringAsync(url);")]
    [InlineData("var client = new HttpClient(_handler, disposeHandler: false); return await client.GetStringAsync(url);")]
    [InlineData("var client = new HttpClient(new Own(_handler)); return await client.GetStringAsync(url);")]
    [InlineData("var client = new HttpClient(); return await Send(client, url);")]
    [InlineData("var client = new HttpClient(); var wrapper = new Wrapper(client); return await client.GetStringAsync(url);")]
    [InlineData("HttpClient Make() { return new HttpClient(); } return await Make().GetStringAsync(url);")]
    [InlineData("var client = new HttpClient(); while (true) { url = await client.GetStringAsync(url); }")]
    public Task Clients_that_live_on_or_share_a_handler_are_left_alone(string body) => Rule.Ignores(In(body));

    [Theory]
    [InlineData("static readonly HttpClient A = new HttpClient();")]
    [InlineData("readonly string _a; public C() { _a = new HttpClient().GetStringAsync(\"http://a\").Result; }")]
    public Task Clients_of_initialisers_and_constructors_are_left_alone(string member) => Rule.Ignores($$"""
        using System.Net.Http;
        class C { {{member}} }
        """);

    [Fact]
    public Task A_program_that_ends_at_once_is_left_alone() => Rule.Ignores(In("using var client = new HttpClient(); return await client.GetStringAsync(url);", members: "static void Main() { }"), Platform.Net80.AsProgram());

    [Fact]
    public Task Code_that_fills_a_database_is_left_alone() => Rule.Ignores(
        In("using var client = new HttpClient(); return await client.GetStringAsync(url);").Replace("public class C ", "public class SeedPermits ", StringComparison.Ordinal));

    [Theory]
    [InlineData("if (isDevelopment) Add<C>(); else Add<object>();")]
    [InlineData("if (Host.IsDevelopment()) { Add<C>(); }")]
    public Task A_type_that_only_developers_run_is_left_alone(string body) =>
        Rule.Ignores(In("using var client = new HttpClient(); return await client.GetStringAsync(url);") + Composition(body));

    [Theory]
    [InlineData("if (isDevelopment) Add<object>(); else Add<C>();")]
    [InlineData("if (!isDevelopment) Add<C>();")]
    [InlineData("if (isDevelopment) Add<C>(); Add<C>();")]
    public Task A_type_that_runs_elsewhere_too_is_a_suggestion(string body) =>
        Rule.Suggests(In("using var client = [|new HttpClient()|]; return await client.GetStringAsync(url);") + Composition(body));

    [Fact]
    public Task What_a_service_says_of_itself_is_hidden() =>
        Rule.Hides(In("using var client = [|new HttpClient()|]; return await client.GetStringAsync(url);").Replace("public class C ", "public class DiscoveryReader ", StringComparison.Ordinal));

    [Fact]
    public Task A_route_for_a_demo_is_left_alone() => Rule.Ignores("""
        using System.Net.Http;
        static class Demo
        {
            static void Map(Microsoft.AspNetCore.Builder.WebApplication app) =>
                Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(app, "/demo/authenticate", async () => { using var client = new HttpClient(); return await client.GetStringAsync("https://localhost/"); });
        }
        """, Platform.NewestWeb);

    [Fact]
    public Task In_a_browser_clients_are_left_alone() => Rule.Ignores(
        In("using var client = new HttpClient(); return await client.GetStringAsync(url);") + " namespace Microsoft.AspNetCore.Components.WebAssembly.Hosting { public class WebAssemblyHost { } }");

    [Theory]
    [InlineData("using var client = [|new HttpClient()|];\n        return await client.GetStringAsync(url);", "return await Client.GetStringAsync(url);")]
    [InlineData("var client = [|new HttpClient()|];\n        return await client.GetFromJsonAsync<string>(url);", "return await Client.GetFromJsonAsync<string>(url);")]
    [InlineData("return await [|new HttpClient()|].GetStringAsync(url);", "return await Client.GetStringAsync(url);")]
    public Task The_fix_shares_a_client_that_notices_DNS_and_keeps_no_cookies(string wrong, string right) => Rule.Fixes(
        Small(wrong),
        Small(right).Replace("class C\n{\n", "class C\n{\n    private static readonly HttpClient Client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), UseCookies = false });\n\n", StringComparison.Ordinal));

    [Theory]
    [InlineData("using (var client = [|new HttpClient()|]) { return await client.GetStringAsync(url); }")]
    [InlineData("var client = [|new HttpClient()|]; client.DefaultRequestHeaders.Add(\"a\", \"b\"); return await client.GetStringAsync(url);")]
    [InlineData("var client = [|new HttpClient { Timeout = TimeSpan.FromSeconds(5) }|]; return await client.GetStringAsync(url);")]
    [InlineData("var client = [|new HttpClient()|]; await client.GetStringAsync(url); return await client.GetStringAsync(url);")]
    [InlineData("using var client = [|new HttpClient(new HttpClientHandler { UseProxy = false })|]; return await client.GetStringAsync(url);")]
    public Task A_client_with_settings_or_several_requests_gets_no_fix(string body) => Rule.OffersNoFix(Small(body));

    [Theory]
    [InlineData("class BackgroundService { }")]
    [InlineData("static void UseStartup() { }")]
    public Task A_program_that_goes_on_for_ever_is_a_suggestion(string member) => Rule.Suggests(
        In("using var client = [|new HttpClient()|]; return await client.GetStringAsync(url);", members: "static void Main() { } " + member), Platform.Net80.AsProgram());

    private static string In(string body, string type = "object", string members = "") => $$"""
        using System;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading.Tasks;
        public class C : {{type}}
        {
            HttpClient _client; HttpMessageHandler _handler;
            {{members}}
            static Task<string> Send(HttpClient client, string url) => client.GetStringAsync(url);
            class Own : DelegatingHandler { public Own(HttpMessageHandler inner) : base(inner) { } }
            class Wrapper { public Wrapper(HttpClient client) { } }
            public async Task<string> M(string url) { {{body}} }
        }
        """;

    private static string Composition(string body) => $$"""

        static class Host
        {
            static void Add<T>() { }
            static bool IsDevelopment() => true;
            static void Compose(bool isDevelopment) { {{body}} }
        }
        """;

    private static string Small(string body) => $$"""
        using System;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading.Tasks;
        class C
        {
            public async Task<string> M(string url)
            {
                {{body}}
            }
        }
        """;
}
