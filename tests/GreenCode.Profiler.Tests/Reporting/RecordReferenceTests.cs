using System.Text;
using GreenCode.Profiler.Reporting;
using GreenCode.TestKit;
using NJsonSchema;

namespace GreenCode.Profiler.Tests.Reporting;

public class RecordReferenceTests
{
    private const string GeneratedFrom = "<!-- Generated from the record's types; GREENCODE_UPDATE=1 dotnet test rewrites what follows. -->\n";

    [Fact]
    public void The_schema_is_that_of_the_types() => Golden.Matches("docs/reference/record.schema.json", RecordReference.Schema());

    [Fact]
    public void The_reference_page_is_that_of_the_types()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "reference", "record.md")).ReplaceLineEndings("\n");
        var written = page[..(page.IndexOf(GeneratedFrom, StringComparison.Ordinal) + GeneratedFrom.Length)];

        Golden.Matches("docs/reference/record.md", written + "\n" + RecordReference.Tables());
    }

    [Theory, MemberData(nameof(SampleRecords.Names), MemberType = typeof(SampleRecords))]
    public async Task Every_record_satisfies_the_schema(string name)
    {
        var schema = await JsonSchema.FromJsonAsync(RecordReference.Schema());

        Assert.Empty(schema.Validate(Json(SampleRecords.ByName(name))));
    }

    [Theory]
    [InlineData("\"tool\":", "\"tools\":")]
    [InlineData("\"provenance\":\"measured\"", "\"provenance\":\"guessed\"")]
    [InlineData("\"selfJoules\":", "\"selfJoules\":-")]
    [InlineData("\"samples\":", "\"samples\":0.5,\"x\":")]
    [InlineData("\"unresolvedShare\":0.012", "\"unresolvedShare\":1.2")]
    [InlineData("\"parent\":-1", "\"parent\":-2")]
    [InlineData("\"schemaVersion\":1", "\"schemaVersion\":2")]
    [InlineData("\"notes\":[", "\"notes\":[7,")]
    public async Task The_schema_refuses_what_is_no_record(string text, string changed)
    {
        var schema = await JsonSchema.FromJsonAsync(RecordReference.Schema());
        var json = Json(SampleRecords.Typical());
        Assert.Contains(text, json, StringComparison.Ordinal);

        Assert.NotEmpty(schema.Validate(json.Replace(text, changed, StringComparison.Ordinal)));
    }

    private static string Json(EnergyRecord record)
    {
        var output = new MemoryStream();
        RecordJson.Write(record, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
