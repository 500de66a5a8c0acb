using GreenCode.Cli;

namespace GreenCode.LiveTests;

/// <summary>Files that cannot be written, and what a file must not hold.</summary>
public class OutputTests : LiveTest
{
    [Theory]
    [InlineData("/no/such/folder/run.greencode.json")]
    [InlineData("/proc/run.greencode.json")]
    public async Task An_output_that_cannot_be_written_is_told_before_anything_is_started(string path)
    {
        var tool = Tool("profile", "-o", path, "--", Programs.Target, "print", "1");

        await tool.EndAsync();

        ExitedWith(ExitCode.BadInput, tool);
        Assert.Contains($"'{path}' cannot be written", tool.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("first line", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_disk_is_full_at_the_end_the_record_is_saved_elsewhere()
    {
        var disk = Directory.CreateDirectory(Path.Combine(Folder, "disk")).FullName;
        var mounting = Start([], "mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", disk);
        Assert.SkipUnless(await mounting.EndAsync() == 0, "Only root can make a disk that is full: " + mounting.Error);
        try
        {
            var path = Path.Combine(disk, "run.greencode.json");
            var tool = Tool("profile", "-o", path, "--", Programs.Target, "busy", "1.5");
            await tool.EndAsync();

            ExitedWith(ExitCode.BadInput, tool);
            Assert.Contains($"'{path}' could not be written", tool.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFileSystemEntries(disk));
            var rescued = Directory.EnumerateFiles(Folder, "*.greencode.json", SearchOption.AllDirectories).Single();
            Assert.Contains(rescued, tool.Error, StringComparison.Ordinal);
            Assert.True(ReadRecord(rescued).Energy.Target.Joules > 0);
        }
        finally
        {
            var unmounting = Start([], "umount", disk);
            await unmounting.EndAsync();
        }
    }

    [Fact]
    public async Task A_device_is_written_to_and_not_replaced()
    {
        // Never as root: a tool that replaced it would break the machine.
        var tool = ToolAsNobody("profile", "-o", "/dev/null", "--format", "json", "--", "true");
        await tool.EndAsync();

        // That 'true' is no .NET program is found after the output was tried.
        Assert.DoesNotContain("/dev/null", tool.Error, StringComparison.Ordinal);
        Assert.Contains("'true' ended", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_holds_no_environment_and_no_secret_of_the_command_line()
    {
        var tool = Start(
            [("SERVICE_PASSWORD", "hunter2-environment")],
            Programs.Tool, "profile", "-o", RecordFile, "-o", Path.Combine(Folder, "run.html"), "--",
            Programs.Target, "busy", "1.5", "1", "--password", "hunter2-argument", "--api-key=hunter2-key", "Server=db;Pwd=hunter2-connection;");

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        Assert.Contains("--password ***", ReadRecord().Target.Command, StringComparison.Ordinal);
        Assert.All(
            [await File.ReadAllTextAsync(RecordFile), await File.ReadAllTextAsync(Path.Combine(Folder, "run.html")), tool.Output, tool.Error],
            text => Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal));
    }
}
