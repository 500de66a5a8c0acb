using Rule = GreenCode.Analyzers.Tests.RuleVerifier<GreenCode.Analyzers.Rules.Web.HttpCallInLoop.HttpCallInLoopAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

namespace GreenCode.Analyzers.Tests.Rules.Web;

public class HttpCallInLoopTests
{
    [Theory]
    [InlineData("foreach (var id in ids) texts.Add(await [|client.GetStringAsync($\"/permits/{id}\")|]);")]
    [InlineData("foreach (var id in ids) { var text = await [|client.GetFromJsonAsync<string>(\"/permits/\" + id)|]; texts.Add(text); }")]
    [InlineData("foreach (var id in ids) { var url = $\"{_root}/permits?id={id}\"; await [|client.GetAsync(url)|].ConfigureAwait(false); }")]
    [InlineData("foreach (var id in ids) await [|client.DeleteAsync(new Uri(\"https://host/permits/\" + id))|];")]
    [InlineData("foreach (var name in names) await [|client.GetAsync($\"https://host/people/{Uri.EscapeDataString(name)}\")|];")]
    public Task A_request_per_item_is_a_suggestion(string body) => Rule.Suggests(In(body));

    [Theory]
    [InlineData("foreach (var url in names) await client.GetStringAsync(url);")]
    [InlineData("foreach (var host in names) await client.GetStringAsync($\"https://{host}/health\");")]
    [InlineData("foreach (var host in names) await client.GetStringAsync($\"{host}/health\");")]
    [InlineData("foreach (var id in ids) await client.GetStringAsync(\"/permits\");")]
    [InlineData("foreach (var batch in ids.Chunk(50)) await client.GetStringAsync($\"/permits?ids={string.Join(',', batch)}\");")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) await client.GetStringAsync($\"/permits?attempt={attempt}\");")]
    [InlineData("var page = 1; while (page < 10) await client.GetStringAsync($\"/permits?page={page++}\");")]
    [InlineData("foreach (var id in ids) { var r = await client.GetAsync($\"/permits/{id}\"); if (r.IsSuccessStatusCode) break; }")]
    [InlineData("foreach (var id in ids) { var r = await client.GetAsync($\"/permits/{id}\"); if (r.IsSuccessStatusCode) return; }")]
    [InlineData("foreach (var id in ids) { var task = client.GetAsync($\"/permits/{id}\"); await task; }")]
    [InlineData("await Task.WhenAll(ids.Select(id => client.GetStringAsync($\"/permits/{id}\")));")]
    [InlineData("foreach (var id in ids) { Func<Task> later = async () => await client.GetStringAsync($\"/permits/{id}\"); }")]
    [InlineData("foreach (var id in ids) await client.PostAsync(\"/permits\", new StringContent(id.ToString()));")]
    public Task Other_servers_paging_retries_and_batches_are_left_alone(string body) => Rule.Ignores(In(body));

    [Fact]
    public Task Warming_up_is_left_alone() => Rule.Ignores("""
        using System.Net.Http; using System.Threading.Tasks;
        class Warmup { async Task M(HttpClient client, int[] ids) { foreach (var id in ids) await client.GetStringAsync($"/permits/{id}"); } }
        """);

    private static string In(string body) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading.Tasks;
        class C
        {
            string _root;
            async Task M(HttpClient client, int[] ids, string[] names, List<string> texts) { {{body}} }
        }
        """;
}
