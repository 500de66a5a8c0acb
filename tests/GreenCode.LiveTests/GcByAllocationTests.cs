using GreenCode.Cli;
using GreenCode.Profiler.Reporting;

namespace GreenCode.LiveTests;

/// <summary>The garbage collector's energy by who allocated.</summary>
public class GcByAllocationTests : LiveTest
{
    [Theory]
    [InlineData("auto")]
    [InlineData("eventpipe")]
    public async Task A_method_that_allocates_three_times_as_much_gets_three_times_the_collectors_energy(string engine)
    {
        var tool = Tool("profile", "--engine", engine, "--gc-by-allocation", "-o", RecordFile, "--", Programs.Target, "garbage", "4");

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        var record = ReadRecord();
        var (three, one) = (Part("AllocateThree"), Part("AllocateOne"));
        // 4 s are thousands of samples: five standard deviations are a few percent.
        Assert.InRange(three.TotalBytes / one.TotalBytes, 2.7, 3.3);
        Assert.InRange(three.TotalJoules / one.TotalJoules, 2.7, 3.3);
        Assert.True(Part("MakeGarbage").TotalJoules > 0.95 * record.GcByAllocation!.AttributedJoules);
        Assert.True(record.GcByAllocation.AttributedJoules > 0.95 * record.Buckets.Single(bucket => bucket.Name == "gc").Joules);
        Assert.Contains("Garbage collection by who allocated", tool.Output, StringComparison.Ordinal);

        MethodGcByAllocation Part(string method) =>
            record.Methods.Single(other => other.Name == $"GreenCode.LiveTarget.Work.{method}").GcByAllocation!;
    }

    [Fact]
    public async Task Nobody_who_did_not_ask_pays_for_it()
    {
        var tool = Tool("profile", "-o", RecordFile, "--", Programs.Target, "garbage", "1");

        await tool.EndAsync();

        ExitedWith(ExitCode.Success, tool);
        Assert.Null(ReadRecord().GcByAllocation);
        Assert.DoesNotContain("gcByAllocation\":{", File.ReadAllText(RecordFile), StringComparison.Ordinal);
    }
}
