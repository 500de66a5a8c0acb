using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Tests.Gates.Formats;

namespace GreenCode.Cli.Tests;

public class GateOutputsTests : CliTest
{
    [Theory]
    [InlineData("auto", "GITHUB_ACTIONS", "true", "::error ")]
    [InlineData("auto", "TF_BUILD", "True", "##vso[task.logissue type=error;")]
    [InlineData("github", "", "", "::error ")]
    [InlineData("azure", "", "", "##vso[task.logissue type=error;")]
    public void A_CI_service_gets_its_annotations_on_standard_output(string annotations, string variable, string value, string expected)
    {
        Prepare([], annotations, variable, value).Write(SampleGates.ByName("fail"), _ => { }, false, Terminal);

        Assert.All(Terminal.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith(expected, line, StringComparison.Ordinal));
        Assert.NotEmpty(Terminal.Data);
    }

    [Fact]
    public void GitLab_gets_its_code_quality_report()
    {
        var file = PathOf("gl-code-quality-report.json");

        Prepare([file], "auto", "GITLAB_CI", "true").Write(SampleGates.ByName("fail"), _ => { }, false, Terminal);

        Assert.Contains("\"fingerprint\"", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Empty(Terminal.Data);
    }

    [Theory]
    [InlineData("none", "GITHUB_ACTIONS", "true")]
    [InlineData("auto", "CI", "true")]
    public void Nobody_else_gets_any(string annotations, string variable, string value)
    {
        Prepare([], annotations, variable, value).Write(SampleGates.ByName("fail"), _ => { }, false, Terminal);

        Assert.Empty(Terminal.Data);
    }

    [Fact]
    public void Files_are_written_in_the_format_of_their_ending()
    {
        var report = SampleGates.ReportByName("fail")!;
        string[] names = ["gate.json", "gate.md", "gate.xml", "gate.sarif"];

        Prepare([.. names.Select(PathOf)], "none").Write(GateWording.Of(report), stream => GateJson.Write(report, stream), false, Terminal);

        Assert.Equal(["{", "#", "<", "{"], names.Select(name => File.ReadAllText(PathOf(name))[..1]));
        Assert.Equal(report.Candidate.Runs, InputFile.ReadGate(PathOf("gate.json")).Candidate.Runs);
    }

    [Fact]
    public void What_was_measured_is_saved_where_nobody_asked_for_it_and_a_gate_has_no_verdict()
    {
        var report = SampleGates.ReportByName("target-failed")!;

        Prepare([], "none").Write(GateWording.Of(report), stream => GateJson.Write(report, stream), true, Terminal);

        var path = Terminal.Text.ReplaceLineEndings("").Split("was saved as '")[1].Split('\'')[0];
        Assert.Equal(report.Problem, InputFile.ReadGate(path).Problem);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Theory]
    [InlineData("gate.xls", null, "auto", "does not tell a format")]
    [InlineData("gate.md", "xls", "auto", "There is no format 'xls' for a gate. Formats: json, gitlab, md,")]
    [InlineData("gate.md", null, "travis", "There are no annotations for 'travis'")]
    [InlineData("none/gate.md", null, "none", "cannot be written")]
    public void What_cannot_be_written_is_said_before_the_work_begins(string file, string? format, string annotations, string expected) => Assert.Contains(
        expected, Assert.Throws<BadInputException>(() => GateOutputs.Prepare([PathOf(file)], format, annotations, _ => null)).Message, StringComparison.Ordinal);

    private static GateOutputs Prepare(string[] paths, string annotations, string variable = "", string value = "") =>
        GateOutputs.Prepare(paths, null, annotations, name => name == variable ? value : null);
}
