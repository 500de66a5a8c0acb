using System.Text.Json;
using System.Xml.Linq;

namespace GreenCode.Packaging.Tests.Gates;

/// <summary>
/// The workflows of samples/ci-gate as their CI services would run them, on PermitDesk, with the packed tool: a change from the frugal variant to the wasteful one, and the way
/// back. As few runs as are possible (the variable RUNS), because starting the service a hundred times is what takes the time; and mostly allocated bytes (METRIC), which noise
/// does not touch and after which nothing is searched.
/// </summary>
public class CiGateTests(CiMachine machine) : IClassFixture<CiMachine>
{
    private static readonly string[] Failing = ["github", "gitlab", "azure"];

    /// <summary>The steps of GitHub and Azure are each one of its own, and all but the gate succeed already where that fails; GitLab's are one script, which only then succeeds as a whole.</summary>
    private const string Passing = "gitlab";

    /// <summary>All at once, as many as there are processors: most of a job is waiting for a service to start.</summary>
    [Fact]
    public async Task A_change_that_wastes_is_failed_and_one_that_saves_is_passed()
    {
        var jobs = Failing.Select(service => (Service: service, Wastes: true)).Append((Service: Passing, Wastes: false));
        await Parallel.ForEachAsync(
            jobs,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken },
            async (job, _) => await (job.Wastes ? FailsAsync(job.Service) : PassesAsync(job.Service)));
    }

    /// <remarks>What is allocated is the same in every run, so six runs decide; the workflows themselves compare CPU time.</remarks>
    private async Task FailsAsync(string service)
    {
        using var job = await CiJob.PrepareAsync(machine, service, "allocated-bytes", baseline: "Frugal", candidate: "Wasteful", hasToolCached: true);
        var (exitCodes, printed) = await job.RunAsync(Workflow.For(service));

        AssertVerdict(service, 1, exitCodes, printed);
        var comment = job.Posted;
        AssertInOrder(comment, "Failed: the candidate needs", " more ", " per request than the baseline", "| candidate | 6 |", "Passed: ");
        Assert.NotEmpty(XDocument.Parse(job.Read("gate.xml")).Descendants("failure"));
        Assert.Equal("fail", Verdict(job.Read("gate.greencode.json")));
        switch (service)
        {
            case "github":
                AssertInOrder(printed, "::error title=", "::Failed: the candidate needs");
                Assert.Equal(comment, job.Read("summary.md"));
                break;
            case "gitlab":
                Assert.Contains("Failed: the candidate needs", job.Read("gl-code-quality-report.json"), StringComparison.Ordinal);
                break;
            default:
                Assert.Contains("##vso[task.logissue type=error;", printed, StringComparison.Ordinal);
                break;
        }
    }

    private async Task PassesAsync(string service)
    {
        using var job = await CiJob.PrepareAsync(machine, service, "allocated-bytes", baseline: "Wasteful", candidate: "Frugal", hasToolCached: false);
        var (exitCodes, printed) = await job.RunAsync(Workflow.For(service));

        AssertVerdict(service, 0, exitCodes, printed);
        AssertInOrder(job.Posted, "Passed: the candidate needs", " less allocated memory per request than the baseline", "| candidate | 6 |", "Passed: ");
        Assert.Empty(XDocument.Parse(job.Read("gate.xml")).Descendants("failure"));
        Assert.Equal("pass", Verdict(job.Read("gate.greencode.json")));
        Assert.DoesNotContain("::error", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("##vso[task.logissue", printed, StringComparison.Ordinal);
    }

    /// <summary>The step that gates ends as documented, and all others succeed, the budget and the comment included.</summary>
    private static void AssertVerdict(string service, int exitCode, IReadOnlyDictionary<string, int> exitCodes, string printed)
    {
        var gate = service == "gitlab" ? "script" : "Gate";
        Assert.True(exitCodes[gate] == exitCode && exitCodes.All(step => step.Key == gate || step.Value == 0), $"{service}:\n{printed}");
        Assert.Contains(service == "gitlab" ? "after_script" : "Comment", exitCodes.Keys);
    }

    private static string? Verdict(string json)
    {
        using var result = JsonDocument.Parse(json);
        return result.RootElement.GetProperty("verdict").GetString();
    }

    private static void AssertInOrder(string text, params string[] pieces)
    {
        var at = 0;
        foreach (var piece in pieces)
        {
            at = text.IndexOf(piece, at, StringComparison.Ordinal);
            Assert.True(at >= 0, $"'{piece}' does not stand where it belongs in:\n{text}");
            at += piece.Length;
        }
    }
}
