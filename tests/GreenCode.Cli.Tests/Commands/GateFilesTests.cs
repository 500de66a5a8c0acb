using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Gates.Budgets;
using GreenCode.Profiler.Tests.Gates.Formats;
using GreenCode.Profiler.Tests.Reporting;

namespace GreenCode.Cli.Tests.Commands;

/// <summary>Records, stored results and budgets of other versions, or damaged: a sentence, exit code 2, and nothing is run or written.</summary>
public class GateFilesTests : CliTest
{
    /// <summary>A kind of file, a text in it, what stands there instead, and the sentence.</summary>
    public static TheoryData<string, string, string, string> Damage => new()
    {
        { "record", "\"schemaVersion\":1", "\"schemaVersion\":0", "schema version 0, which never existed" },
        { "record", "\"schemaVersion\":1", "\"schemaVersion\":-2147483648", "which never existed" },
        { "record", "\"schemaVersion\":1", "\"schemaVersion\":2,\"newThing\":{}", "schema version 2; this greencode reads up to 1. Use a newer greencode." },
        { "record", "\"schemaVersion\":1", "\"schemaVersion\":1e99", "schema version that is no whole number" },
        { "record", "\"schemaVersion\":1", "\"schemaVersion\":\"1\"", "schema version that is no whole number" },
        { "record", "\"schemaVersion\":1,", "", "It lacks 'schemaVersion'." },
        { "record", "\"durationSeconds\":", "\"durationSeconds\":1e999,\"x\":", "durationSeconds is Infinity" },
        { "record", "\"durationSeconds\":", "\"durationSeconds\":true,\"x\":", "A value is of another kind than belongs there, or too large. It stands at $.durationSeconds, line 1." },
        { "record", "\"notes\":[", "\"notes\":[null,", "notes[0] is null" },
        { "result", "\"gateVersion\": 1", "\"gateVersion\": 0", "version 0, which never existed" },
        { "result", "\"gateVersion\": 1", "\"gateVersion\": 2, \"newThing\": []", "version 2; this greencode reads up to 1. Use a newer greencode, or store the baseline again." },
        { "result", "\"gateVersion\": 1", "\"gateVersion\": 99999999999", "version that is no whole number" },
        { "result", "\"gateVersion\": 1,", "", "It lacks 'gateVersion'." },
        { "result", "\"value\": ", "\"value\": 1e999, \"x\": ", "candidate.runs[0] is empty, or holds a number that nobody measures" },
        { "result", "\"value\": ", "\"value\": 1e308, \"x\": ", "candidate.runs[0] is empty, or holds a number that nobody measures" },
        { "result", "\"value\": ", "\"value\": 5e-324, \"x\": ", "candidate.runs[0] is empty, or holds a number that nobody measures" },
        { "result", "\"units\": ", "\"units\": -1, \"x\": ", "candidate.runs[0] is empty, or holds a number that nobody measures" },
        { "result", "\"runs\": [", "\"runs\": [null,", "candidate.runs[0] is empty" },
        { "result", "\"metric\": \"cpu-time\"", "\"metric\": \"luck\"", "A value is of another kind than belongs there, or too large. It stands at $.work.metric" },
        { "result", "\"host\": {", "\"host\": null, \"x\": {", "'host' is null there." },
        { "budget", "\"budgetVersion\": 1", "\"budgetVersion\": 0", "version 0; this greencode reads version 1" },
        { "budget", "\"budgetVersion\": 1", "\"budgetVersion\": 2, \"newThing\": 1", "version 2; this greencode reads version 1" },
        { "budget", "\"budgetVersion\": 1", "\"budgetVersion\": 1.5", "version that is no whole number" },
        { "budget", "\"budgetVersion\": 1,", "", "It lacks 'budgetVersion'." },
        { "budget", "\"joulesPerRequest\"", "\"joulePerRequest\"", "There is no 'joulePerRequest' there. It stands at $.endpoints" },
        { "budget", "\"joules\": 1", "\"joules\": 1e999", "run.joules is no number above 0" },
        { "budget", "\"joules\": 1", "\"joules\": \"1 J\"", "A value is of another kind than belongs there, or too large. It stands at $.run.joules, line 4." },
        { "budget", "\"share\": 0.5", "\"share\": 5", "methods.Not.There.share is above 1, which every method keeps. Write 0.05 for 5 %." },
        { "budget", "\"methods\": {", "\"methods\": { \"A.B\": null,", "methods.A.B is null" },
        { "budget", "\"endpoints\": {", "\"endpoints\": { \"GET /a\": null,", "endpoints.GET /a is null" },
    };

    [Theory, MemberData(nameof(Damage))]
    public async Task A_file_of_another_version_or_with_values_that_nobody_writes_is_a_sentence(string kind, string text, string changed, string sentence)
    {
        var whole = Whole(kind);
        var at = whole.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The {kind} does not hold {text}.");

        await RefusesAsync(kind, whole[..at] + changed + whole[(at + text.Length)..], sentence);
    }

    [Theory]
    [InlineData("record")]
    [InlineData("result")]
    [InlineData("budget")]
    public async Task A_file_that_was_cut_off_is_a_sentence_wherever_that_was(string kind)
    {
        var whole = Whole(kind);

        foreach (var length in Enumerable.Range(0, 60).Select(sixtieth => (whole.TrimEnd().Length - 1) * sixtieth / 59))
        {
            await RefusesAsync(kind, whole[..length], "The file is not");
            Terminal.Clear();
        }
    }

    [Theory]
    [InlineData("record")]
    [InlineData("result")]
    [InlineData("budget")]
    public async Task A_file_that_is_no_JSON_is_a_sentence(string kind)
    {
        string[] texts = ["", " ", "null", "[]", "{}", "1", "\"text\"", "<html></html>", "\u0000\u0001\u0002", new('[', 100_000), """{"a":"\ud800"}"""];
        foreach (var text in texts)
        {
            await RefusesAsync(kind, text, "");
            Terminal.Clear();
        }
    }

    [Fact]
    public async Task A_budget_is_left_as_it_was_where_the_record_or_the_budget_cannot_be_read()
    {
        var budget = PathOf("budget.json");
        File.WriteAllText(budget, Whole("budget").Replace("\"budgetVersion\": 1", "\"budgetVersion\": 2", StringComparison.Ordinal));
        var before = File.ReadAllText(budget);

        await RefusesAsync(ExitCode.BadInput, "version 2", "gate", "--budget", budget, "--update", WriteRecord(SampleRecords.Typical()));

        Assert.Equal(before, File.ReadAllText(budget));
    }

    [Fact]
    public async Task A_stored_result_with_too_few_runs_is_refused_before_anything_runs()
    {
        var report = SampleGates.ReportByName("stored")!;
        var stored = report with
        {
            Host = Profiler.Reporting.HostInspection.ThisMachine(),
            Candidate = report.Candidate with { Runs = [.. report.Candidate.Runs.Take(5)] },
        };
        using (var stream = File.Create(PathOf("base.json")))
            GateJson.Write(stored, stream);

        await RefusesAsync(
            ExitCode.Refused, "The stored baseline holds 5 measured runs; a verdict needs at least 6 of each side.",
            "gate", "--metric", "cpu-time", "--annotations", "none", "--baseline", PathOf("base.json"), "--", "no-such-program");
    }

    /// <summary>Uses the damaged file as a gate does. The command is not there: a stored result that is read would have it started.</summary>
    private Task RefusesAsync(string kind, string text, string sentence)
    {
        var file = PathOf($"{kind}.json");
        File.WriteAllText(file, text);
        string[] arguments = kind switch
        {
            "result" => ["--metric", "cpu-time", "--baseline", file, "--", "no-such-program"],
            "record" => ["--budget", Undamaged("budget"), file],
            _ => ["--budget", file, Undamaged("record")],
        };
        return RefusesAsync(ExitCode.BadInput, sentence, ["gate", "--annotations", "none", .. arguments]);
    }

    private string Undamaged(string kind)
    {
        var path = PathOf($"whole-{kind}.json");
        File.WriteAllText(path, Whole(kind));
        return path;
    }

    private static string Whole(string kind)
    {
        using var text = new MemoryStream();
        switch (kind)
        {
            case "record":
                Profiler.Reporting.RecordJson.Write(SampleRecords.Typical(), text);
                break;
            case "result":
                GateJson.Write(SampleGates.ReportByName("stored")!, text);
                break;
            default:
                return BudgetJson.Write(SampleGates.Budget);
        }

        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }
}
