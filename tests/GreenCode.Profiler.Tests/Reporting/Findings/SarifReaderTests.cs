using System.Text;
using GreenCode.Profiler.Reporting.Findings;

namespace GreenCode.Profiler.Tests.Reporting.Findings;

public class SarifReaderTests
{
    private const string Log = """
        {
          "$schema": "http://json.schemastore.org/sarif-2.1.0",
          "version": "2.1.0",
          "runs": [
            {
              "results": [
                {
                  "ruleId": "GRN0502", "ruleIndex": 0, "level": "warning",
                  "message": { "text": "A new Regex is built on every call" },
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": { "uri": "file:///src/Permit%20Desk/Search.cs" },
                        "region": { "startLine": 41, "startColumn": 9, "endLine": 41, "endColumn": 30 }
                      }
                    }
                  ],
                  "properties": { "warningLevel": 1, "customProperties": { "member": "M:PermitDesk.Search.Matches(System.String)" } }
                },
                { "ruleId": "CA1822", "message": { "text": "not ours" } },
                {
                  "ruleId": "GRN0101", "message": { "text": "suppressed in the source" },
                  "suppressions": [ { "kind": "inSource" } ]
                },
                { "ruleId": "GRN0901", "message": { "text": "about the project, not about a line" } }
              ],
              "tool": { "driver": { "name": "Microsoft (R) Visual C# Compiler", "version": "5.0.0" } },
              "columnKind": "utf16CodeUnits"
            }
          ]
        }
        """;

    [Fact]
    public void Our_findings_are_read_with_their_place_and_member() => Assert.Equal(
        [
            new Finding("GRN0502", "A new Regex is built on every call", "/src/Permit Desk/Search.cs", 41, "M:PermitDesk.Search.Matches(System.String)"),
            new Finding("GRN0901", "about the project, not about a line", "", 0, null),
        ],
        Read(Log));

    [Theory]
    [InlineData("/src", "Permit Desk/Search.cs")]
    [InlineData("/src/", "Permit Desk/Search.cs")]
    [InlineData("/src/Permit Desk", "Search.cs")]
    [InlineData("/sr", "/src/Permit Desk/Search.cs")]
    [InlineData("/elsewhere", "/src/Permit Desk/Search.cs")]
    public void A_file_below_the_source_root_is_named_from_there(string root, string expected) =>
        Assert.Equal(expected, SarifReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Log)), root)[0].File);

    [Fact]
    public void A_byte_order_mark_does_no_harm() => Assert.Equal(2, Read("\ufeff" + Log).Count);

    [Fact]
    public void A_finding_that_the_log_holds_twice_counts_once()
    {
        var twice = Log.Replace("\"results\": [", "\"results\": [" + Result("M:A.B") + "," + Result("M:A.B") + ",", StringComparison.Ordinal);

        Assert.Equal(3, Read(twice).Count);
    }

    [Fact]
    public void A_suppression_that_was_rejected_suppresses_nothing() =>
        Assert.Equal(3, Read(Log.Replace("\"kind\": \"inSource\"", "\"kind\": \"inSource\", \"status\": \"rejected\"", StringComparison.Ordinal)).Count);

    [Theory]
    [InlineData("", "not a SARIF log")]
    [InlineData("<xml/>", "not a SARIF log")]
    [InlineData("{", "not a SARIF log")]
    [InlineData("null", "no 'runs'")]
    [InlineData("[]", "no 'runs'")]
    [InlineData("{}", "no 'runs'")]
    [InlineData("""{"runs":7,"version":"2.1.0"}""", "no 'runs'")]
    [InlineData("""{"runs":[],"version":"1.0.0"}""", "version=2.1")]
    [InlineData("""{"runs":[]}""", "version=2.1")]
    [InlineData("""{"version":"2.1.0","runs":[]}{}""", "not a SARIF log")]
    [InlineData("""{"version":"2.1.0","runs":[{"results":[{"ruleId":"\ud800"}]}]}""", "Unicode")]
    public void What_is_no_log_is_refused_with_the_reason(string text, string expected)
    {
        var refusal = Assert.Throws<SarifFormatException>(() => Read(text));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"version":"2.1.0","runs":[null,7,{"results":null},{"results":{}},{"results":[null,7,"x",{}]}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"results":[{"ruleId":7},{"ruleId":null}]}]}""")]
    public void What_has_another_shape_than_a_result_is_no_finding(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("""{"ruleId":"GRN1","message":"x","locations":7,"properties":[]}""")]
    [InlineData("""{"ruleId":"GRN1","message":{"text":3},"locations":[],"properties":{"customProperties":[]}}""")]
    [InlineData("""{"ruleId":"GRN1","locations":[{"physicalLocation":{"artifactLocation":[],"region":{"startLine":-3}}}],"properties":{"customProperties":{"member":9}}}""")]
    [InlineData("""{"ruleId":"GRN1","locations":[{"physicalLocation":{"region":{"startLine":1e300}}}]}""")]
    public void A_finding_whose_details_cannot_be_read_is_still_a_finding(string result) =>
        Assert.Equal([new Finding("GRN1", "", "", 0, null)], Read($$"""{"version":"2.1.0","runs":[{"results":[{{result}}]}]}"""));

    [Fact]
    public void Endless_nesting_and_endless_size_are_refused()
    {
        Assert.Throws<SarifFormatException>(() => Read("""{"version":"2.1.0","runs":""" + new string('[', 100_000)));

        var refusal = Assert.Throws<SarifFormatException>(() => SarifReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Log)), null, maxBytes: 64));
        Assert.Contains("larger than 64 bytes", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_changed_at_random_give_findings_or_a_sentence()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var whole = Encoding.UTF8.GetBytes(Log);
        for (var round = 0; round < 5_000; round++)
        {
            var changed = (byte[])whole.Clone();
            for (var i = random.Next(1, 6); i > 0; i--)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            try
            {
                SarifReader.Read(new MemoryStream(changed));
            }
            catch (SarifFormatException)
            {
            }
            catch (Exception other)
            {
                Assert.Fail($"seed {seed}, round {round}: {other}");
            }
        }
    }

    private static string Result(string member) =>
        $$"""{ "ruleId": "GRN0101", "message": { "text": "m" }, "properties": { "customProperties": { "member": "{{member}}" } } }""";

    private static IReadOnlyList<Finding> Read(string text) => SarifReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
