using System.Text;
using GreenCode.Profiler.Exporters;
using GreenCode.Profiler.Tests.Reporting;

namespace GreenCode.Profiler.Tests.Exporters;

public class MarkdownExporterTests
{
    /// <summary>GitHub refuses comments above 65,536 characters.</summary>
    private const int CommentLimit = 65_536;

    [Fact]
    public void The_largest_record_still_fits_a_comment()
    {
        var record = SampleRecords.Hostile();
        var many = record with
        {
            Methods = [.. Enumerable.Repeat(record.Methods, 1_000).SelectMany(methods => methods)],
            Findings = [.. Enumerable.Repeat(record.Findings[0] with { Message = new string('<', 10_000) }, 1_000)],
            Requests = [.. Enumerable.Repeat(record.Requests[0] with { Endpoint = new string('`', 10_000) }, 1_000)],
            Notes = [.. Enumerable.Repeat(new string('<', 10_000), 1_000)],
        };

        Assert.InRange(Text(many).Length, 1, CommentLimit);
    }

    [Fact]
    public void No_line_of_a_table_has_more_cells_than_its_head()
    {
        var tables = Text(SampleRecords.Hostile()).Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Replace("\\|", "", StringComparison.Ordinal));
        var cells = 0;
        foreach (var line in tables)
        {
            var count = line.Count(letter => letter == '|');
            if (line.StartsWith("|--", StringComparison.Ordinal))
                cells = count;
            else if (cells != 0 && !line.Contains("| method |", StringComparison.Ordinal) && !line.Contains("| endpoint |", StringComparison.Ordinal))
                Assert.Equal(cells, count);
        }

        Assert.NotEqual(0, cells);
    }

    [Fact]
    public void An_estimate_is_called_one_wherever_it_is_shown()
    {
        var text = Text(SampleRecords.Estimated());

        Assert.Contains("(80–540\u00a0J, estimated)", text, StringComparison.Ordinal);
        Assert.Contains("**Methods by estimated energy**", text, StringComparison.Ordinal);
        Assert.Contains("**Endpoints by estimated energy**", text, StringComparison.Ordinal);
        Assert.Contains("All joules are estimated", text, StringComparison.Ordinal);
        Assert.DoesNotContain("measured energy", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_meter_no_joule_is_shown()
    {
        var text = Text(SampleRecords.NoMeter());

        Assert.StartsWith("## Energy: `PermitDesk`\n\n**No energy was measured.** 14.5\u00a0s of CPU time", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u00a0J", text, StringComparison.Ordinal);
    }

    private static string Text(GreenCode.Profiler.Reporting.EnergyRecord record)
    {
        var output = new MemoryStream();
        new MarkdownExporter().Export(record, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
