using System.Diagnostics;
using GreenCode.Cli;
using GreenCode.LiveTests.Samples;
using GreenCode.TestKit;

namespace GreenCode.LiveTests;

/// <summary><c>dotnet test</c> as the target: the command, the processes that it starts, and the test that one of them runs.</summary>
public class TestRunTests : LiveTest
{
    [Fact]
    public async Task A_test_run_is_profiled_down_to_the_test()
    {
        var tool = Start(
            [("MSBUILDDISABLENODEREUSE", "1")], Programs.Tool, "profile", "-o", RecordFile, "--",
            "dotnet", "test", "--project", Repository.PathOf("tests", "GreenCode.LiveTests"), "-c", BuiltSample.Configuration, "--no-build",
            "--", "--filter-method", $"*.{nameof(TestRunTests)}.{nameof(A_test_that_is_profiled_by_the_other)}");

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        var record = ReadRecord();
        Assert.Contains(record.Processes, process => process is { Name: "GreenCode.LiveTests", RuntimeVersion: not null });
        var test = record.Methods.Single(method => method.Name == $"{typeof(TestRunTests).FullName}.{nameof(A_test_that_is_profiled_by_the_other)}");
        Assert.True(test.TotalJoules > 0.1 * record.Energy.Target.Joules, $"The test got {test.TotalJoules} J of {record.Energy.Target.Joules} J.");
    }

    [Fact]
    public void A_test_that_is_profiled_by_the_other()
    {
        var value = 0.0;
        for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromSeconds(2);)
        {
            for (var i = 0; i < 100_000; i++)
                value = Math.Sqrt(value + i);
        }

        Assert.True(value > 0);
    }
}
