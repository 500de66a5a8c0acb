using System.Globalization;
using System.Text;
using GreenCode.Profiler.Exporters;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Tests.Reporting;
using GreenCode.TestKit;

namespace GreenCode.Profiler.Tests.Exporters;

/// <summary>What every exporter promises. A new exporter is tried on all of it by standing in the catalogue.</summary>
public class ExporterContractTests
{
    public static TheoryData<string> Formats => [.. ExporterCatalog.All.Select(exporter => exporter.Format.Name)];

    public static MatrixTheoryData<string, string> FormatsAndRecords =>
        new(ExporterCatalog.All.Select(exporter => exporter.Format.Name), SampleRecords.Names.Select(row => row.Data));

    [Theory, MemberData(nameof(FormatsAndRecords))]
    public void A_record_is_written_as_approved_whatever_the_culture(string format, string record)
    {
        var inDutch = InCulture("nl-NL", () => Export(format, SampleRecords.ByName(record)));
        var inInvariant = InCulture("", () => Export(format, SampleRecords.ByName(record)));

        Assert.Equal(inInvariant, inDutch);
        // The page is mostly style and script, which its own tests hold; the record's form is held by its schema.
        if (format is not ("html" or "json"))
            Golden.Matches($"tests/GreenCode.Profiler.Tests/Exporters/Approved/{record}.{format}.txt", Readable(format, inInvariant));
    }

    [Theory, MemberData(nameof(Formats))]
    public void A_large_record_is_written(string format)
    {
        var record = SampleRecords.Huge(20_000);

        Assert.NotEmpty(Export(format, record));
    }

    [Theory, MemberData(nameof(Formats))]
    public void The_largest_numbers_that_the_reader_lets_through_are_written(string format)
    {
        const double Most = 1e15;
        var record = SampleRecords.Typical();
        record = record with
        {
            DurationSeconds = Most,
            CreatedAt = DateTimeOffset.MaxValue,
            Energy = new(new(Most, 0, Most), new(Most, 0, Most), new(Most, 0, Most), new(Most, 0, Most)),
            Methods = [.. record.Methods.Select(method => method with { SelfJoules = Most, SelfLow = 0, SelfHigh = Most, TotalJoules = Most, TotalHigh = Most, CpuSeconds = Most, Samples = (long)Most })],
            CallTree = record.CallTree with { Nodes = [.. record.CallTree.Nodes.Select(node => node with { SelfJoules = Most, TotalJoules = Most, CpuSeconds = Most })] },
            Timeline = [.. record.Timeline.Select(window => window with { StartSeconds = Most, LengthSeconds = 0, DomainJoules = [Most, Most, Most], TargetJoules = Most })],
        };

        Assert.NotEmpty(Export(format, record));
    }

    [Theory, MemberData(nameof(Formats))]
    public void The_output_stays_open(string format)
    {
        var output = new MemoryStream();

        ExporterCatalog.ByName(format)!.Export(SampleRecords.Tiny(), output);

        Assert.True(output.CanWrite);
    }

    [Theory, MemberData(nameof(Formats))]
    public void The_format_can_be_chosen_by_its_name_and_by_each_of_its_endings(string format)
    {
        var exporter = ExporterCatalog.ByName(format)!;

        Assert.Same(exporter, ExporterCatalog.ByName(format.ToUpperInvariant()));
        Assert.All(exporter.Format.Extensions, extension => Assert.Same(exporter, ExporterCatalog.ByFileName("/some/dir.html/Report" + extension)));
    }

    [Fact]
    public void The_reference_page_lists_every_format()
    {
        const string Begin = "<!-- Generated from ExporterCatalog.cs; GREENCODE_UPDATE=1 dotnet test rewrites the table. -->\n";
        const string End = "<!-- End of the generated table. -->";
        var page = File.ReadAllText(Repository.PathOf("docs", "reference", "exporters.md")).ReplaceLineEndings("\n");
        var rows = ExporterCatalog.All.Select(exporter =>
            $"| `{exporter.Format.Name}` | {string.Join(", ", exporter.Format.Extensions.Select(extension => $"`{extension}`"))} | {exporter.Format.Purpose} |\n");

        var written = page[..(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)]
            + "\n| format | file name ends with | for |\n|---|---|---|\n" + string.Concat(rows) + "\n"
            + page[page.IndexOf(End, StringComparison.Ordinal)..];

        Golden.Matches("docs/reference/exporters.md", written);
    }

    [Fact]
    public void No_two_formats_share_a_name_or_an_ending()
    {
        Assert.Distinct(ExporterCatalog.All.Select(exporter => exporter.Format.Name));
        Assert.Distinct(ExporterCatalog.All.SelectMany(exporter => exporter.Format.Extensions));
    }

    [Fact]
    public void An_ending_that_nobody_knows_chooses_nothing()
    {
        Assert.Null(ExporterCatalog.ByFileName("report.docx"));
        Assert.Null(ExporterCatalog.ByName("docx"));
    }

    private static byte[] Export(string format, EnergyRecord record)
    {
        var output = new MemoryStream();
        ExporterCatalog.ByName(format)!.Export(record, output);
        return output.ToArray();
    }

    private static string Readable(string format, byte[] content) =>
        format == "pprof" ? PprofText.Of(content) : Encoding.UTF8.GetString(content);

    private static T InCulture<T>(string culture, Func<T> action)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
