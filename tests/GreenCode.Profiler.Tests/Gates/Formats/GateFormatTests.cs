using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Gates.Formats;
using GreenCode.TestKit;

namespace GreenCode.Profiler.Tests.Gates.Formats;

public class GateFormatTests
{
    public static MatrixTheoryData<string, string> FormatsAndGates =>
        new(GateFormats.All.Select(format => format.Name), SampleGates.Names.Select(row => row.Data));

    [Theory, MemberData(nameof(FormatsAndGates))]
    public void A_gate_is_written_as_approved_whatever_the_culture(string format, string gate)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("nl-NL");
            var inDutch = Text(format, SampleGates.ByName(gate));
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Assert.Equal(Text(format, SampleGates.ByName(gate)), inDutch);
            Golden.Matches($"tests/GreenCode.Profiler.Tests/Gates/Formats/Approved/{gate}.{format}.txt", inDutch);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory, MemberData(nameof(SampleGates.Names), MemberType = typeof(SampleGates))]
    public void Machine_formats_can_be_read(string gate)
    {
        var statement = SampleGates.ByName(gate);
        var suite = XDocument.Parse(Text("junit", statement)).Root!.Element("testsuite")!;
        Assert.Equal(statement.Checks.Length, suite.Elements("testcase").Count());
        Assert.Equal("2.1.0", JsonDocument.Parse(Text("sarif", statement)).RootElement.GetProperty("version").GetString());
        Assert.Equal(JsonValueKind.Array, JsonDocument.Parse(Text("gitlab", statement)).RootElement.ValueKind);
    }

    [Fact]
    public void What_a_command_printed_gives_no_orders_to_a_CI_service()
    {
        var failed = SampleGates.ByName("target-failed");

        var github = Assert.Single(Text("github", failed).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("::warning title=", github, StringComparison.Ordinal);
        var azure = Assert.Single(Text("azure", failed).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(0, azure.LastIndexOf("##vso[", StringComparison.Ordinal));
    }

    [Fact]
    public void An_inconclusive_gate_says_how_blind_it_was_and_what_would_settle_it()
    {
        var headline = SampleGates.ByName("inconclusive").Headline;

        Assert.Contains("would have been failed four times in five", headline, StringComparison.Ordinal);
        Assert.Contains("runs of each side", headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Outliers_are_shown() =>
        Assert.Contains(SampleGates.ByName("pass").Tables, table => table.Title.Contains("shown, not dropped", StringComparison.Ordinal));

    [Fact]
    public void CPU_time_is_never_called_energy()
    {
        foreach (var name in new[] { "pass", "fail", "inconclusive", "self-check", "stored", "stored-baseline" })
        {
            var text = Text("md", SampleGates.ByName(name)).Replace("no energy was measured", "", StringComparison.Ordinal);
            Assert.DoesNotContain("energy", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("joule", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string Text(string format, GateStatement statement)
    {
        var output = new MemoryStream();
        GateFormats.ByName(format)!.Write(statement, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
