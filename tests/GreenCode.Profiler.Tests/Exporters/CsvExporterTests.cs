using System.Globalization;
using System.Text;
using GreenCode.Profiler.Exporters;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Tests.Reporting;
using Microsoft.VisualBasic.FileIO;

namespace GreenCode.Profiler.Tests.Exporters;

public class CsvExporterTests
{
    [Theory, MemberData(nameof(SampleRecords.Names), MemberType = typeof(SampleRecords))]
    public void Another_reader_of_the_format_finds_every_row_and_name(string name)
    {
        var record = SampleRecords.ByName(name);

        var rows = Read(Text(record));

        Assert.All(rows, row => Assert.Equal(14, row.Length));
        Assert.Equal(
            [
                .. record.Methods.Select(method => method.Name.StartsWith('=') ? "'" + method.Name : method.Name),
                .. record.Buckets.Select(bucket => bucket.Name),
                .. record.Requests.Select(request => request.Endpoint),
                .. record.Background is null ? Array.Empty<string>() : ["outside of requests"],
            ],
            rows.Skip(1).Select(row => row[1]));
    }

    [Theory]
    [InlineData("typical")]
    [InlineData("estimated")]
    [InlineData("hostile")]
    public void The_self_energies_sum_to_the_energy_of_the_target(string name)
    {
        var record = SampleRecords.ByName(name);

        var sum = Read(Text(record)).Skip(1).Where(row => row[5].Length > 0).Sum(row => double.Parse(row[5], CultureInfo.InvariantCulture));

        Assert.Equal(record.Energy.Target.Joules, sum, 1e-9);
    }

    [Fact]
    public void Without_a_meter_the_joules_are_empty_and_not_zero()
    {
        var rows = Read(Text(SampleRecords.NoMeter())).Skip(1).ToArray();

        Assert.All(rows, row => Assert.All(row[5..11], Assert.Empty));
        Assert.All(rows, row => Assert.NotEmpty(row[11]));
    }

    [Fact]
    public void Lines_end_as_the_format_says() => Assert.DoesNotContain('\n', Text(SampleRecords.Typical()).Replace("\r\n", "", StringComparison.Ordinal));

    private static string Text(EnergyRecord record)
    {
        var output = new MemoryStream();
        new CsvExporter().Export(record, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static List<string[]> Read(string text)
    {
        // The reader takes every kind of line break inside a quoted field as CR LF.
        using var parser = new TextFieldParser(new StringReader(text)) { TextFieldType = FieldType.Delimited, Delimiters = [","], TrimWhiteSpace = false };
        var rows = new List<string[]>();
        while (!parser.EndOfData)
            rows.Add(parser.ReadFields()!);
        return rows;
    }
}
