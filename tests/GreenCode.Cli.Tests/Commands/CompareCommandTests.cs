using System.IO.Compression;
using GreenCode.Energy;
using GreenCode.Profiler.Tests.Reporting;

namespace GreenCode.Cli.Tests.Commands;

public class CompareCommandTests : CliTest
{
    [Fact]
    public async Task What_differs_comes_first_with_its_verdict_and_what_does_not_is_called_not_distinguishable()
    {
        var (before, after) = (Write("before", ("M!A.T.Changed", 50), ("M!A.T.Same", 100)), Write("after", ("M!A.T.Changed", 20), ("M!A.T.Same", 101)));

        Assert.Equal(ExitCode.Success, await RunAsync("compare", before, after));

        var lines = Terminal.Text.Split('\n');
        Assert.Contains(lines, line => line.Contains("47.0–53.0\u00a0J", StringComparison.Ordinal) && line.Contains("−30\u00a0J  −60%", StringComparison.Ordinal)
            && line.Contains("  less  ", StringComparison.Ordinal) && line.EndsWith("A.T.Changed", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("+1.0\u00a0J", StringComparison.Ordinal) && line.Contains("not distinguishable", StringComparison.Ordinal)
            && line.EndsWith("A.T.Same", StringComparison.Ordinal));
        Assert.True(Terminal.Text.IndexOf("A.T.Changed", StringComparison.Ordinal) < Terminal.Text.IndexOf("A.T.Same", StringComparison.Ordinal));
        Assert.Contains("Neither record counts requests", Terminal.Text, StringComparison.Ordinal);
        Assert.Empty(Terminal.ErrorText);
    }

    [Fact]
    public async Task What_only_one_record_saw_is_said_to_be_so()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("compare", Write("before", ("M!A.T.Gone", 50)), Write("after", ("M!A.T.New", 20))));

        Assert.Contains(Terminal.Text.Split('\n'), line => line.Contains("not seen", StringComparison.Ordinal) && line.EndsWith("A.T.New", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Endpoints_are_compared_per_request()
    {
        var before = SampleRecords.Typical();
        var after = before with
        {
            Requests = [.. before.Requests.Select(request => request with { JoulesPerRequest = request.JoulesPerRequest * 2, Low = request.Low * 2, High = request.High * 2 })],
        };

        Assert.Equal(ExitCode.Success, await RunAsync("compare", WriteRecord(before, "a.json"), WriteRecord(after, "b.json")));

        var apart = before.Requests.Count(request => request.High < 2 * request.Low);
        Assert.True(apart > 1);
        Assert.Equal(apart, Terminal.Text.Split('\n').Count(line => line.Contains("+100%", StringComparison.Ordinal) && line.Contains(" more  ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_not_comparable_is_refused_with_the_reasons()
    {
        var record = SampleRecords.Typical();
        var other = record with { Host = record.Host with { CpuModel = "Another" }, Engine = record.Engine with { Name = "perf" } };

        await RefusesAsync(ExitCode.Refused, "different machines", "compare", WriteRecord(record, "a.json"), WriteRecord(other, "b.json"));
        Assert.Contains("different sampling engines: eventpipe and perf.", Terminal.ErrorText, StringComparison.Ordinal);
        Assert.Contains("--anyway", Terminal.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_insists_gets_the_figures_and_the_reasons()
    {
        var record = SampleRecords.Typical();
        var other = record with { Host = record.Host with { CpuModel = "Another" } };

        Assert.Equal(ExitCode.Success, await RunAsync("compare", WriteRecord(record, "a.json"), WriteRecord(other, "b.json"), "--anyway"));

        Assert.Contains("The whole program", Terminal.Text, StringComparison.Ordinal);
        Assert.Contains("different machines", Terminal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public Task Without_joules_there_is_nothing_to_insist_on()
    {
        var record = SampleRecordBuilder.Build([new("main", ["M!A.T.Run"], 1, 1)], Provenance.Unavailable);

        return RefusesAsync(ExitCode.Refused, "holds no energy", "compare", WriteRecord(record, "a.json"), WriteRecord(record, "b.json"), "--anyway");
    }

    [Fact]
    public async Task A_gzipped_record_is_compared_like_any_other()
    {
        var plain = WriteRecord(SampleRecords.Typical());
        await using (var file = File.Create(PathOf("run.greencode.json.gz")))
        await using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
            await gzip.WriteAsync(await File.ReadAllBytesAsync(plain));

        Assert.Equal(ExitCode.Success, await RunAsync("compare", plain, PathOf("run.greencode.json.gz")));
    }

    [Fact]
    public async Task The_difference_is_written_as_a_page()
    {
        var (before, after) = (Write("before", ("M!A.T.Run", 50)), Write("after", ("M!A.T.Run", 20)));

        Assert.Equal(ExitCode.Success, await RunAsync("compare", before, after, "-o", PathOf("difference.html")));

        Assert.Contains("\"comparison\":{", await File.ReadAllTextAsync(PathOf("difference.html")), StringComparison.Ordinal);
    }

    [Fact]
    public Task Another_format_than_the_page_is_refused() => RefusesAsync(
        ExitCode.BadInput, "Known endings: .html, .htm", "compare", Write("a", ("M!A.T.Run", 5)), Write("b", ("M!A.T.Run", 5)), "-o", PathOf("difference.csv"));

    [Fact]
    public Task Both_records_must_be_named() => RefusesAsync(ExitCode.BadInput, "'after'", "compare", WriteRecord(SampleRecords.Tiny()));

    [Fact]
    public async Task A_file_that_is_no_record_is_a_sentence_with_its_path()
    {
        await File.WriteAllTextAsync(PathOf("bad.json"), "{}");

        await RefusesAsync(ExitCode.BadInput, $"'{PathOf("bad.json")}':", "compare", WriteRecord(SampleRecords.Tiny()), PathOf("bad.json"));
    }

    private string Write(string name, params (string Method, double Joules)[] methods) => WriteRecord(
        SampleRecordBuilder.Build([.. methods.Select(method => new SampleStack("main", [method.Method], method.Joules, method.Joules / 10))]), name + ".greencode.json");
}
