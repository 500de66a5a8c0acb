using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Web.BufferedPayload.BufferedPayloadAnalyzer, GreenCode.Analyzers.Rules.Web.BufferedPayload.BufferedPayloadFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Web;

public class BufferedPayloadTests
{
    [Theory]
    [InlineData("return [|JsonSerializer.Deserialize<int[]>(await response.Content.ReadAsStringAsync())|];")]
    [InlineData("var json = await response.Content.ReadAsStringAsync(); return [|JsonSerializer.Deserialize<int[]>(json)|];")]
    [InlineData("var json = await response.Content.ReadAsStringAsync().ConfigureAwait(false); return [|JsonSerializer.Deserialize<int[]>(json, Options)|];")]
    [InlineData("return [|JsonSerializer.Deserialize<int[]>(await client.GetStringAsync(\"/\"))|];")]
    [InlineData("return (int[])[|JsonSerializer.Deserialize(await client.GetStringAsync(\"/\"), typeof(int[]))|];")]
    public Task A_body_that_becomes_a_string_only_to_be_deserialised_is_a_suggestion(string body) => Rule.Suggests(In(body));

    [Fact]
    public Task So_is_the_body_of_a_request() => Rule.Suggests("""
        using System.IO; using System.Text.Json; using System.Threading.Tasks; using Microsoft.AspNetCore.Http;
        class C
        {
            public async Task<int[]> M(HttpRequest request)
            {
                using var reader = new StreamReader(request.Body);
                var json = await reader.ReadToEndAsync();
                return [|JsonSerializer.Deserialize<int[]>(json)|];
            }
        }
        """, Platform.NewestWeb);

    [Theory]
    [InlineData("var json = await response.Content.ReadAsStringAsync(); Console.WriteLine(json); return JsonSerializer.Deserialize<int[]>(json);")]
    [InlineData("var json = await response.Content.ReadAsStringAsync(); json = json.Trim(); return JsonSerializer.Deserialize<int[]>(json);")]
    [InlineData("return JsonSerializer.Deserialize<int[]>((await response.Content.ReadAsStringAsync()).Trim());")]
    [InlineData("return JsonSerializer.Deserialize<int[]>(await File.ReadAllTextAsync(\"a.json\"));")]
    [InlineData("return JsonSerializer.Deserialize<int[]>(await response.Content.ReadAsByteArrayAsync());")]
    [InlineData("return await client.GetFromJsonAsync<int[]>(\"/\");")]
    [InlineData("using var reader = new StreamReader(\"a.json\"); return JsonSerializer.Deserialize<int[]>(await reader.ReadToEndAsync());")]
    public Task Text_that_is_used_otherwise_or_comes_from_elsewhere_is_left_alone(string body) => Rule.Ignores(In(body));

    [Theory]
    [InlineData("if (!response.IsSuccessStatusCode) { var json = await response.Content.ReadAsStringAsync(); Console.WriteLine(JsonSerializer.Deserialize<int[]>(json)); } return null;")]
    [InlineData("if (response.IsSuccessStatusCode) return null; var json = await response.Content.ReadAsStringAsync(); Console.WriteLine(JsonSerializer.Deserialize<int[]>(json)); return null;")]
    [InlineData("if (client is null) { var json = await response.Content.ReadAsStringAsync(); throw new Exception(JsonSerializer.Deserialize<int[]>(json).Length.ToString()); } return null;")]
    public Task What_only_runs_after_a_failure_is_left_alone(string body) => Rule.Ignores(In(body));

    [Theory]
    [InlineData("var all = JsonSerializer.Deserialize<int[]>(await client.GetStringAsync(\"/\")); new MemoryCache().Set(\"all\", all); return all;")]
    [InlineData("var key = \"all\"; return await new MemoryCache().GetOrCreateAsync(key, async () => JsonSerializer.Deserialize<int[]>(await client.GetStringAsync(\"/\")));")]
    public Task What_is_kept_under_one_key_is_left_alone(string body) => Rule.Ignores(In(body) + Cache);

    [Theory]
    [InlineData("const string Key = \"all\"; public Task<int[]> M(HttpClient c) => _cache.GetOrCreateAsync(Key, () => _inner.M(c, null, default));")]
    [InlineData("public async Task<int[]> Other(HttpClient c) { var key = \"all\"; var all = await _inner.M(c, null, default); _cache.Set(key, all); return all; }")]
    [InlineData("static readonly string Key = \"all\"; public Task<int[]> M(HttpClient c) => _cache.GetOrCreateAsync(Key, () => _inner.M(c, null, default)); Task<int[]> Use() => M(null);")]
    public Task What_callers_keep_under_one_key_is_left_alone(string members) => Rule.Ignores(In("return JsonSerializer.Deserialize<int[]>(await client.GetStringAsync(\"/\"));") + Cache + Caller(members));

    [Theory]
    [InlineData("public Task<int[]> M(HttpClient c, string key) => _cache.GetOrCreateAsync(key, () => _inner.M(c, null, default));")]
    [InlineData("public async Task<int[]> Other(HttpClient c) { var all = await _inner.M(c, null, default); _cache.Set(\"all\", all); return all; } Task<int[]> Use() => _inner.M(null, null, default);")]
    [InlineData("public Task<int[]> Other(HttpClient c) { _cache.Remove(\"all\"); return _inner.M(c, null, default); }")]
    public Task What_not_all_callers_keep_is_a_suggestion(string members) => Rule.Suggests(In("return [|JsonSerializer.Deserialize<int[]>(await client.GetStringAsync(\"/\"))|];") + Cache + Caller(members));

    [Theory]
    [InlineData("var one = [|JsonSerializer.Deserialize<int[]>(await client.GetStringAsync(\"/\"))|]; new MemoryCache().Set(response.ReasonPhrase, one); return one;")]
    [InlineData("var one = [|JsonSerializer.Deserialize<int[]>(await client.GetStringAsync(\"/\"))|]; new MemoryCache().Remove(\"all\"); return one;")]
    public Task What_is_kept_under_many_keys_or_not_at_all_is_a_suggestion(string body) => Rule.Suggests(In(body) + Cache);

    [Theory]
    [InlineData("if (response.IsSuccessStatusCode) return [|JsonSerializer.Deserialize<int[]>(await response.Content.ReadAsStringAsync())|]; throw new Exception();")]
    [InlineData("if (!response.IsSuccessStatusCode) return null; return [|JsonSerializer.Deserialize<int[]>(await response.Content.ReadAsStringAsync())|];")]
    public Task What_runs_after_success_is_a_suggestion(string body) => Rule.Suggests(In(body));

    [Theory]
    [InlineData("return [|JsonSerializer.Deserialize<int[]>(await response.Content.ReadAsStringAsync())|];", "return await response.Content.ReadFromJsonAsync<int[]>(JsonSerializerOptions.Default);")]
    [InlineData("return [|JsonSerializer.Deserialize<int[]>(await response.Content.ReadAsStringAsync(stop).ConfigureAwait(false), Options)|];", "return await response.Content.ReadFromJsonAsync<int[]>(Options, stop).ConfigureAwait(false);")]
    [InlineData("var n = [|JsonSerializer.Deserialize<int[]>(await client.GetStringAsync(\"/\", stop))|].Length; return null;", "var n = (await client.GetFromJsonAsync<int[]>(\"/\", JsonSerializerOptions.Default, stop)).Length; return null;")]
    [InlineData("// all of them\n        var json = await response.Content.ReadAsStringAsync();\n        return [|JsonSerializer.Deserialize<int[]>(json)|];", "// all of them\n        return await response.Content.ReadFromJsonAsync<int[]>(JsonSerializerOptions.Default);")]
    public Task The_fix_reads_from_the_body_with_the_same_options(string wrong, string right) => Rule.Fixes(In(wrong), In(right));

    [Fact]
    public Task The_fix_adds_the_using_that_it_needs() => Rule.Fixes(
        In("return [|JsonSerializer.Deserialize<int[]>(await response.Content.ReadAsStringAsync())|];", ""),
        In("return await response.Content.ReadFromJsonAsync<int[]>(JsonSerializerOptions.Default);"));

    [Theory]
    [InlineData("var json = await response.Content.ReadAsStringAsync(); try { return [|JsonSerializer.Deserialize<int[]>(json)|]; } catch (JsonException) { return null; }")]
    [InlineData("var json = await response.Content.ReadAsStringAsync(); Console.WriteLine(); return [|JsonSerializer.Deserialize<int[]>(json)|];")]
    [InlineData("return (int[])[|JsonSerializer.Deserialize(await client.GetStringAsync(\"/\"), typeof(int[]))|];")]
    [InlineData("return [|JsonSerializer.Deserialize<int[]>(await response.Content.ReadAsStringAsync(), given)|];")]
    [InlineData("return [|JsonSerializer.Deserialize<int[]>(await response.Content.ReadAsStringAsync(), (JsonSerializerOptions)null)|];")]
    public Task Where_reading_would_move_or_the_options_may_be_missing_there_is_no_fix(string body) => Rule.OffersNoFix(In(body));

    private const string Cache = """

        class MemoryCache
        {
            public void Set(string key, object value) { }
            public void Remove(string key) { }
            public Task<T> GetOrCreateAsync<T>(string key, Func<Task<T>> create) => create();
        }
        """;

    private static string Caller(string members) => $"class Caller {{ readonly MemoryCache _cache = new(); readonly C _inner = new(); {members} }}";

    private static string In(string body, string extensions = "using System.Net.Http.Json;\n") => $$"""
        using System;
        using System.IO;
        using System.Net.Http;
        {{extensions}}using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        class C
        {
            static readonly JsonSerializerOptions Options = new();

            public async Task<int[]> M(HttpClient client, HttpResponseMessage response, CancellationToken stop, JsonSerializerOptions given = null)
            {
                {{body}}
            }
        }
        """;
}
