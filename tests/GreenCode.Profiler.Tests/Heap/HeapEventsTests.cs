using System.Text;
using GreenCode.Energy;
using GreenCode.Profiler.Heap;
using GreenCode.Profiler.Sampling.EventPipe;

namespace GreenCode.Profiler.Tests.Heap;

public class HeapEventsTests
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const int DrawnEvery = 100 * 1024;

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void A_pause_begins_where_the_threads_are_stopped_for_a_collection(uint reason) =>
        Assert.Equal(new HeapEvent(HeapEventKind.PauseBegun, 7, new(99)), Read(9, [.. BitConverter.GetBytes(reason), 1, 0, 0, 0, 0, 0]));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Threads_that_are_stopped_for_something_else_are_no_news(uint reason) => Assert.Null(Read(9, [.. BitConverter.GetBytes(reason), 1, 0, 0, 0, 0, 0]));

    [Fact]
    public void A_pause_ends_where_the_threads_go_on() => Assert.Equal(new HeapEvent(HeapEventKind.PauseEnded, 7, new(99)), Read(3, [0, 0]));

    [Fact]
    public void A_tick_stands_for_what_was_allocated_since_the_one_before() =>
        Assert.Equal(
            new HeapEvent(HeapEventKind.AllocationTick, 7, new(99), 106_496),
            Read(10, [.. BitConverter.GetBytes(106_496), 0, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(106_496L), .. new byte[8], .. Text("System.String")]));

    [Fact]
    public void A_large_object_that_was_drawn_stands_for_itself_and_a_small_one_for_all_that_could_have_been()
    {
        Assert.Equal(10_000_000, Sampled(10_000_000), tolerance: 1);
        Assert.Equal(DrawnEvery + 12, Sampled(24), tolerance: 1);
    }

    /// <summary>Objects of any size, each with a chance to be drawn: the estimates add up to what was allocated, whatever the size.</summary>
    [Theory]
    [InlineData(24)]
    [InlineData(4_000)]
    [InlineData(300_000)]
    public void Estimates_are_unbiased(int size)
    {
        var random = new Random(size);
        var (draws, estimate) = (2_000_000, 0.0);
        var chance = 1 - Math.Pow(1 - 1.0 / DrawnEvery, size);
        for (var i = 0; i < draws; i++)
            estimate += random.NextDouble() < chance ? HeapEvents.BytesOf(size) : 0;

        Assert.Equal(1, estimate / ((double)draws * size), tolerance: 5 * Math.Sqrt((1 - chance) / (chance * draws)) + 1e-9);
    }

    [Theory]
    [InlineData(9, 3)]
    [InlineData(10, 17)]
    [InlineData(303, 14)]
    [InlineData(303, 40)]
    public void A_payload_that_is_too_short_is_refused(int id, int length) => Assert.Throws<InvalidDataException>(() => Read(id, [.. Enumerable.Repeat((byte)1, length)]));

    [Theory]
    [InlineData(Runtime, 1)]
    [InlineData("Somebody.Else", 9)]
    public void Other_events_are_skipped(string provider, int id) => Assert.Equal(0, HeapEvents.Classify(provider, id, ""));

    private static double Sampled(long size)
    {
        var read = Read(303, [.. new byte[14], .. Text("System.Byte[]"), .. new byte[8], .. BitConverter.GetBytes(size), .. new byte[8]]);
        Assert.Equal(HeapEventKind.AllocationSampled, read!.Value.Kind);
        return read.Value.Bytes;
    }

    private static HeapEvent? Read(int id, byte[] payload) =>
        HeapEvents.Read(new NettraceEvent(HeapEvents.Classify(Runtime, id, ""), 7, new MonotonicTime(99), [], 0, default, payload));

    private static byte[] Text(string text) => Encoding.Unicode.GetBytes(text + "\0");
}
