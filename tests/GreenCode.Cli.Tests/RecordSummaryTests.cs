using GreenCode.Cli.Tests.Terminal;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Tests.Reporting;
using GreenCode.TestKit;

namespace GreenCode.Cli.Tests;

public class RecordSummaryTests
{
    [Theory]
    [InlineData("typical", 80)]
    [InlineData("typical", 140)]
    [InlineData("estimated", 80)]
    [InlineData("estimated", 140)]
    [InlineData("no-meter", 80)]
    [InlineData("tiny", 80)]
    [InlineData("hostile", 140)]
    public void The_summary_reads_like_this(string name, int width)
    {
        var text = Summary(SampleRecords.ByName(name), width);

        Golden.Matches($"tests/GreenCode.Cli.Tests/Golden/{name}-{width}.txt", text);
    }

    [Fact]
    public void A_measured_record_says_so_and_an_estimated_one_never_does()
    {
        Assert.Contains("Measured.", Summary(SampleRecords.Typical()), StringComparison.Ordinal);
        Assert.Contains("95% interval", Summary(SampleRecords.Typical()), StringComparison.Ordinal);

        var estimated = Summary(SampleRecords.Estimated());
        Assert.Contains("used about ", estimated, StringComparison.Ordinal);
        Assert.Contains("Estimated, not measured: the truth lies within", estimated, StringComparison.Ordinal);
        Assert.DoesNotContain("Measured.", estimated, StringComparison.Ordinal);
        Assert.DoesNotContain("95% interval", estimated, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_energy_shows_CPU_time_and_no_joules()
    {
        var text = Summary(SampleRecords.NoMeter());

        Assert.Contains("Its energy is not known.", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d\u00a0[mµk]?J\b", text);
    }

    [Fact]
    public void Every_note_is_shown()
    {
        var record = SampleRecords.Typical() with { Notes = ["The first caveat.", "The second caveat."] };

        Assert.All(record.Notes, note => Assert.Contains(note, Summary(record), StringComparison.Ordinal));
    }

    [Fact]
    public void Findings_are_shown_in_the_order_of_the_record_and_the_rest_is_counted()
    {
        var record = SampleRecords.Typical() with
        {
            Findings =
            [
                .. Enumerable.Range(1, 12).Select(i => new FindingEnergy(
                    "GRN0101", $"Finding {i}.", "src/Register.cs", i, null, i < 12 ? $"Register.Method{i}" : null, 12 - i, (12 - i) / 100.0)),
            ],
        };

        var text = Summary(record);

        Assert.True(text.IndexOf("Finding 1.", StringComparison.Ordinal) < text.IndexOf("Finding 2.", StringComparison.Ordinal));
        Assert.Contains("Register.cs:1: it stands in Register.Method1, which cost 11.0\u00a0J (11%).", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Finding 11.", text, StringComparison.Ordinal);
        Assert.Contains("and 2 more.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("typical")]
    [InlineData("estimated")]
    [InlineData("hostile")]
    [InlineData("no-meter")]
    public void No_line_of_a_table_is_broken_by_a_terminal_of_80_columns(string name) =>
        Assert.All(Summary(SampleRecords.ByName(name), 80).Split('\n'), line => Assert.True(line.Length <= 80, line));

    [Fact]
    public void The_same_record_gives_the_same_text_in_every_culture()
    {
        var expected = Summary(SampleRecords.Typical());
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new("nl-NL");
            Assert.Equal(expected, Summary(SampleRecords.Typical()));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private static string Summary(EnergyRecord record, int width = 140)
    {
        var terminal = new TestTerminal(width);
        RecordSummary.Write(record, terminal.Out);
        return terminal.Text;
    }
}
