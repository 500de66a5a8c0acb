using GreenCode.Profiler.Exporters;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Tests.Reporting;

namespace GreenCode.Cli.Tests.Commands;

public class ReportCommandTests : CliTest
{
    private const string Log = """
        {
          "version": "2.1.0",
          "runs": [ { "results": [ {
            "ruleId": "GRN0502", "message": { "text": "This regular expression is built at every call." },
            "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "file:///src/App.cs" }, "region": { "startLine": 12 } } } ],
            "properties": { "customProperties": { "member": "M:App.Program.Main(System.String[])" } }
          } ] } ]
        }
        """;

    [Fact]
    public async Task A_record_is_shown()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("report", WriteRecord(SampleRecords.Typical())));

        Assert.Contains("PermitDesk used", Terminal.Text, StringComparison.Ordinal);
        Assert.Empty(Terminal.ErrorText);
    }

    [Fact]
    public async Task A_record_is_converted_to_every_format_by_the_ending_of_the_file()
    {
        var record = WriteRecord(SampleRecords.Typical());
        var files = ExporterCatalog.All.SelectMany(exporter => exporter.Format.Extensions).Distinct().Select(ending => PathOf("out" + ending)).ToList();

        Assert.Equal(ExitCode.Success, await RunAsync(["report", record, .. files.SelectMany(file => new[] { "-o", file })]));

        Assert.All(files, file =>
        {
            var expected = new MemoryStream();
            ExporterCatalog.ByFileName(file)!.Export(SampleRecords.Typical(), expected);
            Assert.Equal(expected.ToArray(), File.ReadAllBytes(file));
            Assert.Contains($"Wrote {file}", Terminal.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_format_can_be_named()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("report", WriteRecord(SampleRecords.Typical()), "-o", PathOf("out.txt"), "--format", "HTML"));

        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(PathOf("out.txt")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task With_data_on_standard_output_all_text_is_on_standard_error()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("report", WriteRecord(SampleRecords.Typical()), "-o", "-", "-o", PathOf("out.html")));

        Assert.Empty(Terminal.Text);
        Assert.Contains("PermitDesk used", Terminal.ErrorText, StringComparison.Ordinal);
        Assert.Contains("Wrote ", Terminal.ErrorText, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(PathOf("run.greencode.json")), Terminal.Data);
    }

    [Fact]
    public async Task Findings_of_a_build_log_are_joined_and_written()
    {
        await File.WriteAllTextAsync(PathOf("build.sarif"), Log);

        Assert.Equal(ExitCode.Success, await RunAsync(
            "report", WriteRecord(SampleRecords.Tiny()), "--sarif", PathOf("build.sarif"), "-o", PathOf("joined.greencode.json")));

        Assert.Contains("Fix this first", Terminal.Text, StringComparison.Ordinal);
        Assert.Contains("App.cs:12: it stands in App.Program.Main, which cost 1.50\u00a0J (100%).", Terminal.Text, StringComparison.Ordinal);
        using var joined = File.OpenRead(PathOf("joined.greencode.json"));
        Assert.Equal(1.5, Assert.Single(RecordJson.Read(joined).Findings).Joules);
    }

    [Theory]
    [InlineData("not json", "is not a SARIF log")]
    [InlineData("{}", "no SARIF log: it has no 'runs'")]
    public async Task A_file_that_is_no_build_log_is_a_sentence(string text, string sentence)
    {
        await File.WriteAllTextAsync(PathOf("build.sarif"), text);

        await RefusesAsync(ExitCode.BadInput, sentence, "report", WriteRecord(SampleRecords.Tiny()), "--sarif", PathOf("build.sarif"));
        Assert.Contains($"'{PathOf("build.sarif")}'", Terminal.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_record_must_be_named() => RefusesAsync(ExitCode.BadInput, "'record'", "report");

    [Fact]
    public Task A_record_that_is_not_there_is_a_sentence() =>
        RefusesAsync(ExitCode.BadInput, $"'{PathOf("none.greencode.json")}' cannot be read", "report", PathOf("none.greencode.json"));

    [Fact]
    public Task A_folder_instead_of_a_record_is_a_sentence() => RefusesAsync(ExitCode.BadInput, $"'{Folder}' cannot be read", "report", Folder);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\u0000\u0001")]
    [InlineData("<html></html>")]
    [InlineData("{\"schemaVersion\":99}")]
    public async Task A_file_that_is_no_record_is_a_sentence_with_its_path(string text)
    {
        await File.WriteAllTextAsync(PathOf("bad.json"), text);

        await RefusesAsync(ExitCode.BadInput, $"'{PathOf("bad.json")}':", "report", PathOf("bad.json"));
    }

    [Fact]
    public async Task A_record_that_was_changed_so_that_its_parts_do_not_sum_is_a_sentence()
    {
        var path = WriteRecord(SampleRecords.Tiny());
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("\"selfJoules\":1.5", "\"selfJoules\":1.6", StringComparison.Ordinal));

        await RefusesAsync(ExitCode.BadInput, "The record contradicts itself", "report", path);
    }

    [Fact]
    public async Task A_hostile_record_cannot_steer_the_terminal()
    {
        var record = SampleRecords.Hostile();
        record = record with
        {
            Target = record.Target with { Name = "\u001b[2J\u001b]0;owned\u0007[bold]name[/]" },
            Notes = ["first\r\nsecond\u001b[1A\u202Ereversed\u2066isolated\u0085next\u009bcontrol"],
        };

        Assert.Equal(ExitCode.Success, await RunAsync("report", WriteRecord(record)));

        Assert.DoesNotContain(Terminal.Text, letter => letter != '\n' && (char.IsControl(letter) || letter is '\u202E' or '\u2066' or '\u2028' or '\u2029'));
        Assert.Contains("[bold]name[/] used", Terminal.Text, StringComparison.Ordinal);
    }
}
