using System.Text;
using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Tests.Gates.Formats;
using GreenCode.Profiler.Tests.Reporting;

namespace GreenCode.Profiler.Tests.Gates;

public class GateJsonTests
{
    [Fact]
    public void A_result_is_read_as_it_was_written()
    {
        var report = SampleGates.ReportByName("fail")!;

        var read = Read(Json(report));

        Assert.Equal(Json(report), Json(read));
        Assert.Equal(report.Candidate.Runs, read.Candidate.Runs);
    }

    [Theory]
    [InlineData("\"gateVersion\": 1", "\"gateVersion\": 2", "reads up to 1")]
    [InlineData("\"gateVersion\": 1", "\"gateVersion\": 0", "never existed")]
    [InlineData("\"runs\": [", "\"runs\": null, \"x\": [", "not the result of a gate")]
    [InlineData("\"metric\": \"cpu-time\"", "\"metric\": \"luck\"", "not the result of a gate")]
    [InlineData("\"block\": 0", "\"block\": -1", "holds a number that nobody measures")]
    [InlineData("\"durationSeconds\": 1.1", "\"durationSeconds\": 1e999", "holds a number that nobody measures")]
    [InlineData("{", "", "not the result of a gate")]
    public void What_is_no_result_is_refused_with_a_sentence(string text, string changed, string expected)
    {
        var json = Json(SampleGates.ReportByName("fail")!);
        Assert.Contains(text, json, StringComparison.Ordinal);
        var broken = json.Remove(json.IndexOf(text, StringComparison.Ordinal), text.Length).Insert(json.IndexOf(text, StringComparison.Ordinal), changed);

        Assert.Contains(expected, Assert.Throws<RecordFormatException>(() => Read(broken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_of_a_profile_is_recognised()
    {
        var output = new MemoryStream();
        RecordJson.Write(SampleRecords.Typical(), output);

        var failure = Assert.Throws<RecordFormatException>(() => Read(Encoding.UTF8.GetString(output.ToArray())));

        Assert.Contains("record of one profile", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stored_result_stands_for_a_baseline_on_the_same_machine_with_the_same_settings_only()
    {
        var stored = SampleGates.ReportByName("stored")!;

        Assert.Empty(StoredBaseline.Objections(stored, stored));
        Assert.Contains("machines", Objection(stored with { Host = stored.Host with { LogicalCpus = 4 } }), StringComparison.Ordinal);
        Assert.Contains("metrics", Objection(stored with { Work = stored.Work with { Metric = GateMetric.AllocatedBytes } }), StringComparison.Ordinal);
        Assert.Contains("operations", Objection(stored with { Work = stored.Work with { Operations = 7 } }), StringComparison.Ordinal);
        Assert.Contains("loads", Objection(stored with { Work = stored.Work with { Load = "other" } }), StringComparison.Ordinal);
        Assert.Contains("planned runs", Objection(stored with { Settings = stored.Settings with { Runs = 60 } }), StringComparison.Ordinal);
        Assert.Contains("warm-up runs", Objection(stored with { Settings = stored.Settings with { WarmUps = 0 } }), StringComparison.Ordinal);
        Assert.Contains(".NET runtimes", Objection(stored with { Candidate = stored.Candidate with { RuntimeVersion = "9.0.1" } }), StringComparison.Ordinal);
        Assert.Contains("meters", StoredBaseline.Objections(stored, stored with { Meter = new("powercap", Energy.Provenance.Measured, [], null) })[0], StringComparison.Ordinal);

        string Objection(GateReport now) => Assert.Single(StoredBaseline.Objections(stored, now));
    }

    private static GateReport Read(string json) => GateJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static string Json(GateReport report)
    {
        var output = new MemoryStream();
        GateJson.Write(report, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
