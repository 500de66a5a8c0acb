using GreenCode.Cli.Tests.Terminal;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Tests.Reporting;

namespace GreenCode.Cli.Tests;

public sealed class OutputsTests : CliTest, IDisposable
{
    private readonly string? _temporaryBefore = Environment.GetEnvironmentVariable("TMPDIR");

    public OutputsTests()
    {
        // What is rescued goes away with the test.
        Directory.CreateDirectory(Rescue);
        Environment.SetEnvironmentVariable("TMPDIR", Rescue);
    }

    void IDisposable.Dispose()
    {
        Environment.SetEnvironmentVariable("TMPDIR", _temporaryBefore);
        Dispose();
    }

    private string Rescue => PathOf("rescue");

    [Fact]
    public void A_file_is_written_whole_and_nothing_else_is_left()
    {
        File.WriteAllText(PathOf("run.html"), "before");

        Outputs.Prepare([PathOf("run.html")], null).Write(SampleRecords.Tiny(), Terminal);

        Assert.Equal(["run.html"], Names());
        Assert.NotEqual("before", File.ReadAllText(PathOf("run.html")));
    }

    [Fact]
    public void Trying_whether_a_file_can_be_written_changes_nothing()
    {
        File.WriteAllText(PathOf("run.html"), "before");

        Outputs.Prepare([PathOf("run.html"), PathOf("new.html")], null);

        Assert.Equal(["run.html"], Names());
        Assert.Equal("before", File.ReadAllText(PathOf("run.html")));
    }

    [Fact]
    public void A_link_stays_a_link_and_its_file_is_written()
    {
        var real = Directory.CreateDirectory(PathOf("real"));
        File.WriteAllText(Path.Combine(real.FullName, "run.html"), "before");
        File.CreateSymbolicLink(PathOf("run.html"), Path.Combine("real", "run.html"));

        Outputs.Prepare([PathOf("run.html")], null).Write(SampleRecords.Tiny(), Terminal);

        Assert.NotNull(new FileInfo(PathOf("run.html")).LinkTarget);
        Assert.NotEqual("before", File.ReadAllText(Path.Combine(real.FullName, "run.html")));
        Assert.Single(real.GetFiles());
    }

    [Fact]
    public void Where_a_folder_goes_away_meanwhile_the_record_is_saved_elsewhere_and_the_other_files_are_written()
    {
        Directory.CreateDirectory(PathOf("gone"));
        var outputs = Outputs.Prepare([PathOf("gone/run.html"), PathOf("kept.html")], null);
        Directory.Delete(PathOf("gone"));

        var failure = Assert.Throws<BadInputException>(() => outputs.Write(SampleRecords.Tiny(), Terminal));

        Assert.Contains($"'{PathOf("gone/run.html")}' could not be written", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["kept.html"], Names());
        using var rescued = File.OpenRead(RescuedPath(failure));
        Assert.Equal(SampleRecords.Tiny().Target, RecordJson.Read(rescued).Target);
    }

    [Fact]
    public void The_rescued_record_lies_where_only_this_user_looks()
    {
        Directory.CreateDirectory(PathOf("gone"));
        var outputs = Outputs.Prepare([PathOf("gone/run.html")], null);
        Directory.Delete(PathOf("gone"));

        var path = RescuedPath(Assert.Throws<BadInputException>(() => outputs.Write(SampleRecords.Tiny(), Terminal)));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.GetDirectoryName(path)!));
        }
    }

    [Fact]
    public void A_pipe_that_breaks_saves_the_record_as_well()
    {
        var failure = Assert.Throws<BadInputException>(
            () => Outputs.Prepare(["-"], null).Write(SampleRecords.Tiny(), new BrokenTerminal()));

        Assert.Contains("'-' could not be written: The pipe is broken.", failure.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(RescuedPath(failure)));
    }

    private string[] Names() =>
        [.. Directory.EnumerateFileSystemEntries(Folder).Select(path => Path.GetFileName(path)).Where(name => name != "rescue").Order()];

    private static string RescuedPath(BadInputException failure) => failure.Message.Split("The record was saved as '")[1].Split('\'')[0];
}
