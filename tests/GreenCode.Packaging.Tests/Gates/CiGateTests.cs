namespace GreenCode.Packaging.Tests.Gates;

/// <summary>
/// The workflows of samples/ci-gate as their CI services would run them, on PermitDesk, with the packed tool. As few runs as are possible (the variable RUNS) and allocated bytes
/// (METRIC), which noise does not touch and after which no methods are searched: starting the service some fifty times is what takes the time.
/// </summary>
public class CiGateTests(CiMachine machine) : IClassFixture<CiMachine>
{
    [Fact]
    public Task A_change_that_wastes_is_failed_and_one_that_saves_is_passed() => Task.WhenAll(
        FailsAsync("github", "::error"),
        FailsAsync("gitlab", ""),
        PassesAsync("azure"));

    private async Task FailsAsync(string service, string annotation)
    {
        using var job = await CiJob.PrepareAsync(machine, service, "allocated-bytes", baseline: "Frugal", candidate: "Wasteful");
        var (exitCodes, printed) = await job.RunAsync(Workflow.For(service));

        AssertVerdict(service, 1, exitCodes, printed);
        Assert.Contains("Failed: the candidate needs", job.Read("posted.md"), StringComparison.Ordinal);
        Assert.Contains("<failure", job.Read("gate.xml"), StringComparison.Ordinal);
        Assert.Contains(annotation, printed, StringComparison.Ordinal);
    }

    private async Task PassesAsync(string service)
    {
        using var job = await CiJob.PrepareAsync(machine, service, "allocated-bytes", baseline: "Wasteful", candidate: "Frugal");
        var (exitCodes, printed) = await job.RunAsync(Workflow.For(service));

        AssertVerdict(service, 0, exitCodes, printed);
        Assert.Contains("Passed: the candidate needs", job.Read("posted.md"), StringComparison.Ordinal);
    }

    /// <summary>The step that gates ends as documented, and all others succeed, the budget and the comment included.</summary>
    private static void AssertVerdict(string service, int exitCode, IReadOnlyDictionary<string, int> exitCodes, string printed)
    {
        var gate = service == "gitlab" ? "script" : "Gate";
        Assert.True(exitCodes[gate] == exitCode && exitCodes.All(step => step.Key == gate || step.Value == 0), $"{service}:\n{printed}");
        Assert.Contains(service == "gitlab" ? "after_script" : "Comment", exitCodes.Keys);
    }
}
