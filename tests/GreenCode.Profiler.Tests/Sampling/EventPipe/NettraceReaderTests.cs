using GreenCode.Profiler.Sampling.EventPipe;

namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

public class NettraceReaderTests
{
    private static readonly Guid Activity = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    public void Every_field_of_an_event_arrives_whether_written_or_left_out_because_it_did_not_change()
    {
        var stream = new NettraceWriter()
            .Metadata(1, "Provider", 7)
            .Stacks(1, [0x1000, 0x2000], [0xFFFF_8000_0000_0001])
            .Events(
                new(1, 1, 50) { Thread = 60, StackId = 1, Ticks = 1000, ActivityId = Activity, Payload = [1, 2, 3] },
                new(1, 2, 50) { Thread = 60, StackId = 1, Ticks = 1500, ActivityId = Activity, Payload = [4, 5, 6] },
                new(1, 1, 51) { Thread = 61, StackId = 2, Ticks = 1200, Payload = [] });

        Assert.Equal(
            [
                $"7 thread 60 at 1000: 1000 2000 | {Activity} | 010203",
                $"7 thread 60 at 1500: 1000 2000 | {Activity} | 040506",
                $"7 thread 61 at 1200: FFFF800000000001 | {Guid.Empty} | ",
            ],
            Read(stream));
    }

    [Fact]
    public void Events_that_the_classifier_gives_no_tag_are_skipped()
    {
        var stream = new NettraceWriter()
            .Metadata(1, "Wanted", 7).Metadata(2, "Unwanted", 7)
            .Events(new(2, 1, 50), new(1, 2, 50) { Ticks = 5 }, new(3, 3, 50) { Ticks = 6 });

        Assert.Equal([$"7 thread 0 at 5:  | {Guid.Empty} | "], Read(stream, (provider, id, name) => (provider, name) == ("Wanted", "Name") ? id : 0));
    }

    [Fact]
    public void Pointers_of_a_32_bit_process_are_widened()
    {
        var stream = new NettraceWriter(pointerSize: 4)
            .Metadata(1, "Provider", 7)
            .NarrowStacks(1, [0x1000, 0xFFFF_FFF0])
            .Events(new WrittenEvent(1, 1, 50) { StackId = 1 });

        Assert.Equal([$"7 thread 0 at 0: 1000 FFFFFFF0 | {Guid.Empty} | "], Read(stream));
    }

    [Fact]
    public void Ticks_of_a_slower_clock_become_nanoseconds()
    {
        var stream = new NettraceWriter(ticksPerSecond: 10_000_000)
            .Metadata(1, "Provider", 7)
            .Events(new WrittenEvent(1, 1, 50) { Ticks = 123 });

        Assert.Equal([$"7 thread 0 at 12300:  | {Guid.Empty} | "], Read(stream));
    }

    [Fact]
    public void A_sequence_point_ends_the_validity_of_stack_ids()
    {
        var stream = new NettraceWriter()
            .Metadata(1, "Provider", 7)
            .Stacks(1, [0xA], [0xB])
            .Stacks(3, [[0xC]])
            .Events(new WrittenEvent(1, 1, 50) { StackId = 3 })
            .SequencePoint((50, 1))
            .Stacks(1, [[0xD]])
            .Events(new WrittenEvent(1, 2, 50) { StackId = 1 }, new WrittenEvent(1, 3, 50) { StackId = 3 });

        Assert.Equal(["C", "D", ""], Read(stream).Select(line => line.Split(": ")[1].Split(" |")[0].Trim()));
    }

    [Fact]
    public void Equal_stacks_between_two_sequence_points_have_equal_tokens_and_others_do_not()
    {
        var stream = new NettraceWriter()
            .Metadata(1, "Provider", 7)
            .Stacks(1, [0xA], [0xB])
            .Events(new(1, 1, 50) { StackId = 1 }, new(1, 2, 50) { StackId = 2 }, new(1, 3, 50) { StackId = 1 })
            .SequencePoint((50, 3))
            .Stacks(1, [[0xB]])
            .Events(new WrittenEvent(1, 4, 50) { StackId = 1 });
        var tokens = new List<long>();
        new NettraceReader(new MemoryStream(stream.ToArray()), (_, id, _) => id).ReadToEnd((in e) => tokens.Add(e.StackToken));

        Assert.Equal(tokens[0], tokens[2]);
        Assert.Equal(3, tokens.Distinct().Count());
    }

    [Fact]
    public void Blocks_of_an_unknown_kind_are_passed_over()
    {
        var stream = new NettraceWriter()
            .Metadata(1, "Provider", 7)
            .Block("FutureBlock", block => block.Write("whatever it holds"))
            .Events(new WrittenEvent(1, 1, 50));

        Assert.Single(Read(stream));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Another_version_is_refused_by_its_number(int version) =>
        Refused(new NettraceWriter(version).ToArray(), $"it has format version {version}; version 4 is supported");

    /// <summary>From version 6 on the header is another: the name, four zero bytes, major and minor version.</summary>
    [Fact]
    public void Version_6_is_refused_by_its_number() =>
        Refused([.. "Nettrace"u8, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0], "it has format version 6; version 4 is supported");

    [Theory]
    [InlineData("<!DOCTYPE html><html></html>")]
    [InlineData("PK\u0003\u0004 a zip archive, say")]
    [InlineData("Nettrace is what this file is about, only")]
    public void What_is_no_nettrace_stream_is_refused(string text) =>
        Refused(System.Text.Encoding.UTF8.GetBytes(text), "The stream is no nettrace stream that can be read");

    [Fact]
    public void Events_with_uncompressed_headers_are_refused() =>
        Refused(
            new NettraceWriter().Block("EventBlock", block => block.Write([4, 0, 0, 0])).ToArray(),
            "uncompressed headers");

    private static void Refused(byte[] stream, string because)
    {
        var reader = new NettraceReader(new MemoryStream(stream), (_, id, _) => id);
        var refusal = Assert.Throws<InvalidDataException>(() => reader.ReadToEnd((in _) => { }));

        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
    }

    private static List<string> Read(NettraceWriter stream, Func<string, int, string, int>? classify = null)
    {
        var events = new List<string>();
        new NettraceReader(new MemoryStream(stream.ToArray()), classify ?? ((_, id, _) => id)).ReadToEnd((in e) =>
        {
            var stack = string.Join(' ', e.Stack.ToArray().Select(address => $"{address:X}"));
            events.Add($"{e.Tag} thread {e.ThreadId} at {e.Time.Nanoseconds}: {stack} | {e.ActivityId} | {Convert.ToHexString(e.Payload)}");
        });
        return events;
    }
}
