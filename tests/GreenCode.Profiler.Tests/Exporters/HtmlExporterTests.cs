using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GreenCode.Profiler.Exporters.Html;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Tests.Reporting;

namespace GreenCode.Profiler.Tests.Exporters;

public partial class HtmlExporterTests
{
    [Fact]
    public void The_policy_of_the_page_allows_its_own_script_and_style_and_nothing_else()
    {
        var html = Page(SampleRecords.Typical());

        var policy = Policy().Match(html).Groups[1].Value;

        Assert.Equal(
            $"default-src 'none'; script-src 'sha256-{Hash(Script().Match(html))}'; style-src 'sha256-{Hash(Style().Match(html))}'; img-src data:; base-uri 'none'; form-action 'none'",
            policy);
    }

    [Theory, MemberData(nameof(SampleRecords.Names), MemberType = typeof(SampleRecords))]
    public void Nothing_in_the_page_names_another_place(string name)
    {
        var html = Page(SampleRecords.ByName(name));

        Assert.Empty(Reference().Matches(html).Select(match => match.Value));
        Assert.Single(SvgNamespace().Matches(html));
        Assert.DoesNotContain("://", SvgNamespace().Replace(html, "").Replace("http://example.invalid", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void No_name_out_of_the_record_becomes_markup()
    {
        var hostile = Page(SampleRecords.Hostile());
        var tags = (string html) => Tag().Matches(Script().Replace(html, "")).Select(match => match.Value);

        Assert.Equal(tags(Page(SampleRecords.Tiny())), tags(hostile));
        Assert.Equal(3, Regex.Count(hostile, "</script>"));
        Assert.DoesNotContain("<img", hostile, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(SampleRecords.Names), MemberType = typeof(SampleRecords))]
    public void The_energy_of_the_methods_and_parts_in_the_page_is_that_of_the_record(string name)
    {
        var record = SampleRecords.ByName(name);

        var data = Data(Page(record));

        var sum = data.GetProperty("methods").EnumerateArray().Sum(method => method.GetProperty("self").GetDouble())
            + data.GetProperty("buckets").EnumerateArray().Sum(bucket => bucket.GetProperty("joules").GetDouble());
        Assert.Equal(record.Energy.Target.Joules, sum, record.Energy.Target.Joules * 1e-4);
    }

    [Fact]
    public void A_hundred_thousand_call_paths_fit_in_a_file_below_five_megabytes()
    {
        var record = SampleRecords.Huge(100_000);

        var html = Page(record);

        Assert.InRange(html.Length, 1_000_000, 5_000_000);
        var tree = Data(html).GetProperty("tree");
        Assert.Equal(
            record.CallTree.Nodes.Sum(node => node.SelfJoules),
            tree.GetProperty("self").EnumerateArray().Sum(value => value.GetDouble()),
            tolerance: 0.01);
    }

    [Fact]
    public void Many_methods_are_taken_together_and_none_is_lost()
    {
        var stacks = Enumerable.Range(0, 7_000).Select(i => new SampleStack("pool", [$"M!A.B.C{i}"], 0.5, 0.01)).ToArray();

        var methods = Data(Page(SampleRecordBuilder.Build(stacks))).GetProperty("methods");

        Assert.Equal(5_001, methods.GetArrayLength());
        Assert.Equal(2_000, methods[5_000].GetProperty("rest").GetInt32());
        Assert.Equal(3_500, methods.EnumerateArray().Sum(method => method.GetProperty("self").GetDouble()), 1e-6);
    }

    [Fact]
    public void A_long_time_line_is_taken_together_and_keeps_its_energy()
    {
        var record = SampleRecords.Tiny();
        record = record with { Timeline = [.. Enumerable.Range(0, 36_000).Select(i => new TimelineWindow(i * 0.1, 0.1, [2, 1, 9], 1, 0.05))] };

        var windows = Data(Page(record)).GetProperty("timeline");

        Assert.InRange(windows.GetArrayLength(), 200, 400);
        Assert.Equal(108_000, windows.EnumerateArray().Sum(window => window[2].GetDouble()), 1.0);
        Assert.Equal(36_000, windows.EnumerateArray().Sum(window => window[3].GetDouble()), 1.0);
    }

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places()
    {
        using var texts = JsonDocument.Parse(Texts().Match(Page(SampleRecords.Tiny())).Groups[1].Value);
        var (english, dutch) = (Keys("en"), Keys("nl"));

        Assert.Equal(english, dutch);

        string[] Keys(string language) =>
        [
            .. texts.RootElement.GetProperty(language).EnumerateObject()
                .Select(text => $"{text.Name} {string.Join(' ', Place().Matches(text.Value.GetString()!).Select(match => match.Value).Order(StringComparer.Ordinal))}"),
        ];
    }

    [Theory]
    [InlineData("typical", "PermitDesk: 204 J (191–216 J, measured) in 10.0 s.", "PermitDesk: 204 J (191–216 J, gemeten) in 10,0 s.")]
    [InlineData("estimated", "PermitDesk: 200 J (80–540 J, estimated) in 10.0 s.", "geschat")]
    [InlineData("no-meter", "PermitDesk: no energy was measured in 10.0 s.", "er is geen energie gemeten")]
    public void A_reader_without_scripts_still_sees_the_main_figure(string name, string english, string dutch)
    {
        var shown = NoScript().Match(Page(SampleRecords.ByName(name))).Groups[1].Value;

        var text = System.Net.WebUtility.HtmlDecode(shown).Replace('\u00a0', ' ');
        Assert.Contains(english, text, StringComparison.Ordinal);
        Assert.Contains(dutch, text, StringComparison.Ordinal);
    }

    private static string Page(EnergyRecord record)
    {
        var output = new MemoryStream();
        new HtmlExporter().Export(record, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static JsonElement Data(string html)
    {
        using var document = JsonDocument.Parse(RecordData().Match(html).Groups[1].Value);
        return document.RootElement.Clone();
    }

    private static string Hash(Match element) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.Groups[1].Value)));

    [GeneratedRegex("""http-equiv="Content-Security-Policy" content="([^"]*)">""")]
    private static partial Regex Policy();

    [GeneratedRegex("""<script type="module">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("""<script type="application/json" id="record">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex RecordData();

    [GeneratedRegex("""<script type="application/json" id="texts">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Texts();

    [GeneratedRegex("<noscript>(.*?)</noscript>", RegexOptions.Singleline)]
    private static partial Regex NoScript();

    [GeneratedRegex("""(src|href|action)="(?!#|data:,)[^"]*"|url\(|@import|fetch\(|XMLHttpRequest|WebSocket|sendBeacon""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"http://www\.w3\.org/2000/svg")]
    private static partial Regex SvgNamespace();

    [GeneratedRegex("<[a-zA-Z!/][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();
}
