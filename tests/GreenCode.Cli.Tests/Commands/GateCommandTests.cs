using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Tests.Gates.Formats;
using GreenCode.Profiler.Tests.Reporting;

namespace GreenCode.Cli.Tests.Commands;

/// <summary>Everything that is decided without a process; gates over real processes are in the live tests.</summary>
public class GateCommandTests : CliTest
{
    [Theory]
    [InlineData("Say once what to judge")]
    [InlineData("Say once what to judge", "--candidate", "a", "--", "b")]
    [InlineData("'a' is no option. A command stands after '--'", "a")]
    [InlineData("A self-check runs one command against itself", "--self-check", "--baseline", "a", "--", "b")]
    [InlineData("--update writes a budget", "--update", "--", "b")]
    [InlineData("There is no metric 'joy'. Metrics: energy, cpu-time, allocated-bytes.", "--metric", "joy", "--", "b")]
    [InlineData("'3' is no percentage. Write 3%", "--threshold", "3", "--", "b")]
    [InlineData("takes from 6 to 200 runs of each side", "--runs", "4", "--", "b")]
    [InlineData("takes from 6 to 200 runs of each side", "--runs", "201", "--", "b")]
    [InlineData("warm-up runs is 0 or more", "--warm-ups", "-1", "--", "b")]
    [InlineData("'0' is no number of operations", "--operations", "0", "--", "b")]
    [InlineData("A service under load takes both", "--load", "a", "--", "b")]
    [InlineData("A service under load takes both", "--ready", "http://localhost/", "--", "b")]
    [InlineData("'localhost' is no address", "--ready", "localhost", "--load", "a", "--", "b")]
    [InlineData("--baseline names no command", "--baseline", " ", "--", "b")]
    [InlineData("'none.json' cannot be read", "--baseline", "none.json", "--", "b")]
    [InlineData("A budget judges one record", "--budget", "b.json")]
    [InlineData("'none.greencode.json' cannot be read", "--budget", "b.json", "none.greencode.json")]
    [InlineData("There are no annotations for 'x'", "--annotations", "x", "--", "b")]
    public Task Wrong_usage_is_a_sentence(string sentence, params string[] arguments) => RefusesAsync(ExitCode.BadInput, sentence, ["gate", .. arguments]);

    [Fact]
    public Task A_baseline_that_is_the_record_of_a_profile_is_recognised() => RefusesAsync(
        ExitCode.BadInput, "The file is the record of one profile.", "gate", "--baseline", WriteRecord(SampleRecords.Typical()), "--", "b");

    [Fact]
    public async Task A_baseline_of_another_machine_is_refused_before_anything_runs()
    {
        using (var stream = File.Create(PathOf("base.json")))
            GateJson.Write(SampleGates.ReportByName("stored")!, stream);

        await RefusesAsync(ExitCode.Refused, "come from different machines: Example CPU", "gate", "--metric", "cpu-time", "--annotations", "none", "--baseline", PathOf("base.json"), "--", "no-such-program");
    }

    [Fact]
    public async Task A_budget_that_is_kept_passes_and_one_that_is_not_fails_with_its_line()
    {
        var record = WriteRecord(SampleRecords.Typical());

        Assert.Equal(ExitCode.Success, await BudgetAsync(record, """{ "budgetVersion": 1, "run": { "joules": 100000 } }"""));
        Assert.Equal(ExitCode.GateFailed, await BudgetAsync(record, """
            {
              "budgetVersion": 1,
              "run": { "joules": 0.001 }
            }
            """, "-o", PathOf("gate.sarif")));

        Assert.Contains("above the limit of 1.00\u00a0mJ", Terminal.Text, StringComparison.Ordinal);
        Assert.Contains("\"startLine\": 3", File.ReadAllText(PathOf("gate.sarif")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_within_the_interval_is_inconclusive()
    {
        var record = SampleRecords.Typical();
        var limit = record.Energy.Target.Joules.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(ExitCode.Inconclusive, await BudgetAsync(WriteRecord(record), $$"""{ "budgetVersion": 1, "run": { "joules": {{limit}} } }"""));

        Assert.Contains("this record cannot tell", Terminal.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_was_never_called_is_bad_input()
    {
        Assert.Equal(ExitCode.BadInput, await BudgetAsync(
            WriteRecord(SampleRecords.Typical()), """{ "budgetVersion": 1, "endpoints": { "GET /never": { "joulesPerRequest": 1 } } }"""));

        Assert.Contains("The budget names GET /never, but the record holds no request of it.", Terminal.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Joules_that_were_estimated_are_not_judged_and_CPU_time_is_offered()
    {
        Assert.Equal(ExitCode.Refused, await BudgetAsync(WriteRecord(SampleRecords.Estimated()), """{ "budgetVersion": 1, "run": { "joules": 1 } }"""));
        Assert.Contains("--metric cpu-time", Terminal.Text, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Success, await BudgetAsync(WriteRecord(SampleRecords.Estimated()), """{ "budgetVersion": 1, "run": { "cpuSeconds": 10000 } }"""));
    }

    [Theory]
    [InlineData("{}", "not a budget")]
    [InlineData("""{ "budgetVersion": 2 }""", "version 2; this greencode reads version 1")]
    [InlineData("""{ "budgetVersion": 1 }""", "sets no limit at all")]
    [InlineData("""{ "budgetVersion": 1, "run": { "jules": 1 } }""", "jules")]
    [InlineData("""{ "budgetVersion": 1, "run": { "joules": -1 } }""", "run.joules is no number above 0")]
    [InlineData("nonsense", "not a budget")]
    public async Task A_budget_that_is_none_is_a_sentence(string budget, string sentence)
    {
        File.WriteAllText(PathOf("budget.json"), budget);

        await RefusesAsync(ExitCode.BadInput, sentence, "gate", "--annotations", "none", "--budget", PathOf("budget.json"), WriteRecord(SampleRecords.Typical()));
    }

    [Theory]
    [InlineData("typical", "energy", "joulesPerRequest")]
    [InlineData("estimated", "cpu-time", "cpuSecondsPerRequest")]
    public async Task A_budget_that_was_written_from_a_record_is_kept_by_it(string name, string metric, string field)
    {
        var record = WriteRecord(SampleRecords.ByName(name));
        var budget = PathOf("budget.json");

        Assert.Equal(ExitCode.Success, await RunAsync("gate", "--budget", budget, "--update", "--metric", metric, record));
        Assert.Contains(field, File.ReadAllText(budget), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, await RunAsync("gate", "--annotations", "none", "--budget", budget, record));

        var written = File.ReadAllText(budget);
        Assert.Equal(ExitCode.Success, await RunAsync("gate", "--budget", budget, "--update", record));
        Assert.Equal(written, File.ReadAllText(budget));
    }

    [Fact]
    public async Task Without_measured_joules_no_budget_of_joules_is_written()
    {
        await RefusesAsync(ExitCode.Refused, "--metric cpu-time", "gate", "--budget", PathOf("budget.json"), "--update", WriteRecord(SampleRecords.Estimated()));

        Assert.False(File.Exists(PathOf("budget.json")));
    }

    [Fact]
    public async Task A_record_of_another_version_is_a_sentence()
    {
        var path = WriteRecord(SampleRecords.Typical());
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"schemaVersion\":1", "\"schemaVersion\":2", StringComparison.Ordinal));

        await RefusesAsync(ExitCode.BadInput, "schema version 2", "gate", "--budget", PathOf("budget.json"), path);
    }

    private async Task<ExitCode> BudgetAsync(string record, string budget, params string[] more)
    {
        File.WriteAllText(PathOf("budget.json"), budget);
        return await RunAsync(["gate", "--annotations", "none", "--budget", PathOf("budget.json"), record, .. more]);
    }
}
