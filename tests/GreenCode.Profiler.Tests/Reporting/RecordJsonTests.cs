using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Reporting.Findings;

namespace GreenCode.Profiler.Tests.Reporting;

public class RecordJsonTests
{
    [Theory, MemberData(nameof(SampleRecords.Names), MemberType = typeof(SampleRecords))]
    public void A_record_that_is_read_back_is_the_record_that_was_written(string name)
    {
        var written = Write(SampleRecords.ByName(name));

        var rewritten = Write(RecordJson.Read(new MemoryStream(written)));

        Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(rewritten));
    }

    [Fact]
    public void Fields_that_a_later_version_added_are_passed_over()
    {
        var record = RecordJson.Read(Changed(json => json["laterField"] = new JsonObject { ["a"] = 1 }));

        Assert.Equal("PermitDesk", record.Target.Name);
    }

    [Theory]
    [InlineData(2, "schema version 2; this greencode reads up to 1. Use a newer greencode.")]
    [InlineData(int.MaxValue, "Use a newer greencode.")]
    [InlineData(0, "which never existed")]
    [InlineData(-1, "which never existed")]
    public void Another_version_is_named_as_such(int version, string expected) =>
        Refused(Changed(json => json["schemaVersion"] = version), expected);

    [Fact]
    public void Another_version_is_named_even_where_the_rest_has_another_shape() =>
        Refused("""{"schemaVersion":3,"whatever":[]}""", "schema version 3");

    [Theory]
    [InlineData("", "not a GreenCode record")]
    [InlineData("null", "'null'")]
    [InlineData("[]", "not a GreenCode record")]
    [InlineData("42", "not a GreenCode record")]
    [InlineData("<html>", "not a GreenCode record")]
    [InlineData("{}", "schemaVersion")]
    [InlineData("""{"schemaVersion":1}""", "'tool'")]
    [InlineData("""{"schemaVersion":"1"}""", "a schema version that is no whole number")]
    [InlineData("""{"schemaVersion":1.5}""", "a schema version that is no whole number")]
    public void What_is_no_record_is_refused_with_the_reason(string text, string expected) => Refused(text, expected);

    [Theory]
    [InlineData("tool")]
    [InlineData("energy.target")]
    [InlineData("energy.target.low")]
    [InlineData("meter.provenance")]
    [InlineData("callTree.nodes")]
    [InlineData("methods.0.selfJoules")]
    [InlineData("methods.0.signature")]
    [InlineData("timeline.0.domainJoules")]
    public void A_missing_field_is_refused_by_name(string path) =>
        Refused(Changed(json => Parent(json, path).AsObject().Remove(Last(path))), $"'{Last(path)}'");

    [Theory]
    [InlineData("durationSeconds", "\"NaN\"", "$.durationSeconds")]
    [InlineData("durationSeconds", "1e999", "durationSeconds is Infinity")]
    [InlineData("durationSeconds", "1e16", "durationSeconds is 10000000000000000,")]
    [InlineData("durationSeconds", "-1", "durationSeconds is -1")]
    [InlineData("energy.target.joules", "-0.5", "energy.target.joules is -0.5")]
    [InlineData("energy.target.low", "1e6", "energy.target.low is above high")]
    [InlineData("energy.total.joules", "5", "target, other processes and idle sum to")]
    [InlineData("methods.0.selfJoules", "5", "methods and buckets sum to")]
    [InlineData("gcByAllocation.unattributedJoules", "5", "the attributed and the unattributed energy of the collector sum to")]
    [InlineData("gcByAllocation.attributedJoules", "5", "the methods' parts of the collector's energy sum to")]
    [InlineData("gcByAllocation.allocatedBytes", "-1", "allocatedBytes")]
    [InlineData("methods.2", "null", "methods[2] is null")]
    [InlineData("methods.2.name", "null", "name")]
    [InlineData("methods.2.samples", "-4", "methods[2].samples is -4")]
    [InlineData("methods.2.samples", "1.5", "$.methods[2].samples")]
    [InlineData("methods.2.samples", "99999999999999999999", "$.methods[2].samples")]
    [InlineData("methods", "null", "$.methods")]
    [InlineData("methods", "{}", "$.methods")]
    [InlineData("notes", "[null]", "notes[0] is null")]
    [InlineData("meter.provenance", "2", "$.meter.provenance")]
    [InlineData("meter.provenance", "\"guessed\"", "$.meter.provenance")]
    [InlineData("engine.unresolvedShare", "1.1", "engine.unresolvedShare is 1.1")]
    [InlineData("createdAt", "\"yesterday\"", "$.createdAt")]
    [InlineData("callTree.nodes.3.parent", "3", "callTree.nodes[3].parent is 3, which points nowhere it may")]
    [InlineData("callTree.nodes.3.parent", "-2", "callTree.nodes[3].parent is -2")]
    [InlineData("callTree.nodes.3.frame", "1000", "callTree.nodes[3].frame is 1000")]
    [InlineData("callTree.nodes.3.frame", "-1", "callTree.nodes[3].frame is -1")]
    [InlineData("timeline.1.domainJoules", "[1]", "timeline[1].domainJoules has 1 numbers where meter.domains has 3")]
    public void A_value_that_cannot_be_is_refused_with_its_place(string path, string value, string expected)
    {
        var text = Encoding.UTF8.GetString(Changed(json => Set(json, path, "@@")).ToArray()).Replace("\"@@\"", value, StringComparison.Ordinal);

        Refused(text, expected);
    }

    [Fact]
    public void What_follows_the_record_is_refused() => Refused(Text() + "{}", "not a GreenCode record");

    [Fact]
    public void A_field_that_stands_twice_is_refused() => Refused("""{"schemaVersion":1,"schemaVersion":1}""", "not a GreenCode record");

    [Fact]
    public void Endless_nesting_is_refused() =>
        Refused("""{"schemaVersion":1,"x":""" + new string('[', 100_000), "depth");

    [Fact]
    public void A_call_tree_that_is_endlessly_deep_is_refused()
    {
        var record = SampleRecords.Tiny();
        CallTreeNode[] chain = [.. Enumerable.Range(-1, 5_000).Select(parent => new CallTreeNode(parent, 0, 0, 0, 0))];

        Refused(new MemoryStream(Write(record with { CallTree = new(record.CallTree.Frames, [.. chain]) })), "deeper than 4096 levels");
    }

    [Fact]
    public void A_file_above_the_size_limit_is_refused_before_it_is_read_whole()
    {
        var input = new MemoryStream(Encoding.UTF8.GetBytes(Text()));

        var refusal = Assert.Throws<RecordFormatException>(() => RecordJson.Read(input, maxBytes: 100));

        Assert.Contains("it is larger than 100 bytes", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzipped_record_is_read_like_any_other()
    {
        var written = Write(SampleRecords.Typical());

        Assert.Equal(written, Write(RecordJson.Read(Gzipped(written))));
    }

    [Fact]
    public void A_gzipped_record_cut_off_anywhere_is_refused_unless_all_of_the_record_is_there()
    {
        var written = Write(SampleRecords.Tiny());
        var whole = Gzipped(written).ToArray();
        var refused = 0;
        for (var length = 0; length < whole.Length; length++)
        {
            try
            {
                Assert.Equal(written, Write(RecordJson.Read(new MemoryStream(whole, 0, length))));
            }
            catch (RecordFormatException)
            {
                refused++;
            }
        }

        // The checksum and length at the end are 8 bytes, the end of the last block some more.
        Assert.InRange(refused, whole.Length - 16, whole.Length - 1);
    }

    [Fact]
    public void A_small_file_that_unpacks_to_more_than_the_limit_is_refused()
    {
        var bomb = Gzipped(Encoding.UTF8.GetBytes(new string(' ', 5_000_000) + Text()));
        Assert.True(bomb.Length < 100_000);

        var refusal = Assert.Throws<RecordFormatException>(() => RecordJson.Read(bomb, maxBytes: 1_000_000));

        Assert.Contains("it is larger than 1000000 bytes", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_file_that_unpacks_to_far_more_than_any_record_does_is_refused_long_before_the_limit()
    {
        var bomb = Gzipped(Encoding.UTF8.GetBytes(new string(' ', 70_000_000) + Text()));

        Refused(bomb, "it is larger than 67108864 bytes");
    }

    [Fact]
    public void A_gzipped_record_whose_bytes_are_damaged_is_refused_with_a_sentence()
    {
        var gzipped = Gzipped(Write(SampleRecords.Tiny())).ToArray();
        gzipped.AsSpan(gzipped.Length / 2, 8).Fill(0xff);

        Refused(new MemoryStream(gzipped), "not a GreenCode record");
    }

    [Fact]
    public void A_record_cut_off_anywhere_is_refused()
    {
        var whole = Write(SampleRecords.Tiny());

        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<RecordFormatException>(() => RecordJson.Read(new MemoryStream(whole, 0, length)));
    }

    [Fact]
    public void Bytes_changed_at_random_give_a_record_or_a_sentence()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var whole = Write(SampleRecords.Hostile());
        for (var round = 0; round < 5_000; round++)
        {
            var changed = (byte[])whole.Clone();
            for (var i = random.Next(1, 6); i > 0; i--)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            try
            {
                RecordJson.Read(new MemoryStream(changed));
            }
            catch (RecordFormatException refusal)
            {
                Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
            }
            catch (Exception other)
            {
                Assert.Fail($"seed {seed}, round {round}: {other}");
            }
        }
    }

    /// <summary>The verb <c>fuzz</c> of GreenCode.Benchmarks does the same a million times.</summary>
    [Fact]
    public void Damaged_records_give_a_record_or_a_sentence()
    {
        var seed = Environment.TickCount;
        for (var i = seed; i < seed + 3_000; i++)
        {
            var input = HostileInput.Of(i);
            try
            {
                if (input.IsRecord)
                    RecordJson.Read(new MemoryStream(input.Content));
                else
                    SarifReader.Read(new MemoryStream(input.Content));
            }
            catch (Exception sentence) when (sentence is RecordFormatException or SarifFormatException)
            {
                Assert.EndsWith(".", sentence.Message, StringComparison.Ordinal);
            }
            catch (Exception other)
            {
                Assert.Fail($"seed {i}: {other}");
            }
        }
    }

    private static void Refused(string text, string expected) => Refused(new MemoryStream(Encoding.UTF8.GetBytes(text)), expected);

    private static void Refused(MemoryStream input, string expected)
    {
        var refusal = Assert.Throws<RecordFormatException>(() => RecordJson.Read(input));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    private static MemoryStream Gzipped(byte[] content)
    {
        var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(content);
        output.Position = 0;
        return output;
    }

    private static MemoryStream Changed(Action<JsonNode> change)
    {
        var json = JsonNode.Parse(Text())!;
        change(json);
        return new MemoryStream(Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    private static void Set(JsonNode json, string path, JsonNode value)
    {
        var parent = Parent(json, path);
        if (parent is JsonArray array)
            array[int.Parse(Last(path), System.Globalization.CultureInfo.InvariantCulture)] = value;
        else
            parent[Last(path)] = value;
    }

    private static JsonNode Parent(JsonNode json, string path) => path.Split('.')[..^1].Aggregate(json, (node, step) =>
        int.TryParse(step, out var index) ? node[index]! : node[step]!);

    private static string Last(string path) => path.Split('.')[^1];

    private static string Text() => Encoding.UTF8.GetString(Write(SampleRecords.Typical()));

    private static byte[] Write(EnergyRecord record)
    {
        var output = new MemoryStream();
        RecordJson.Write(record, output);
        return output.ToArray();
    }
}
