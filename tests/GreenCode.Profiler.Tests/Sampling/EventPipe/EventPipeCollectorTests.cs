using GreenCode.Energy;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Sampling.EventPipe;

namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

public class EventPipeCollectorTests(RecordedSession session) : IClassFixture<RecordedSession>
{
    private const int Thread = 60, Compiler = 51, Sampler = 50;
    private static readonly byte[] Managed = [2, 0, 0, 0];

    private readonly EventPipeCollector _collector = new();

    [Fact]
    public void A_real_session_arrives_whole_and_every_sample_leads_to_its_stack()
    {
        var expected = Reading.Read(session.Bytes);

        _collector.Read(new MemoryStream(session.Bytes), isRundown: false);
        var batch = _collector.Take(endedEarly: null);

        Assert.Equal(
            expected.Samples,
            batch.Samples.Select(sample => new SeenSample(
                sample.ThreadId, sample.Time.Nanoseconds, sample.Kind == SampleKind.Managed, SeenSample.Write(_collector.Stacks[sample.StackId]))));
        Assert.Equal(expected.Methods.Length, batch.Methods.Length);
        Assert.Equal(expected.Modules.Length, batch.Modules.Length);
        Assert.Equal(expected.Samples.Select(sample => sample.Stack).Distinct().Count(), _collector.Stacks.Count);
    }

    [Fact]
    public void What_was_taken_is_not_handed_out_again_but_losses_are_counted_from_the_start()
    {
        _collector.Read(Stream(Sample(1), Sample(4)), isRundown: false);

        var first = _collector.Take("The target has exited.");
        var second = _collector.Take(null);

        Assert.Equal((2, 2L, "The target has exited."), (first.Samples.Length, first.Lost, first.EndedEarly));
        Assert.Equal((0, 2L, null), (second.Samples.Length, second.Lost, second.EndedEarly));
    }

    [Fact]
    public void Losses_of_two_streams_are_added_up()
    {
        _collector.Read(Stream(Sample(1), Sample(4)), isRundown: true);
        _collector.Read(Stream(Sample(1), Sample(3)), isRundown: false);

        Assert.Equal(2 + 1, _collector.Take(null).Lost);
    }

    [Fact]
    public void Losses_behind_the_last_event_are_counted()
    {
        var stream = new NettraceWriter().Metadata(1, RuntimeEvents.SampleProvider, 0).Events(Sample(1)).SequencePoint((Sampler, 8));

        _collector.Read(new MemoryStream(stream.ToArray()), isRundown: false);

        Assert.Equal(7, _collector.Take(null).Lost);
    }

    [Fact]
    public void An_event_that_cannot_be_read_counts_as_lost_and_the_stream_goes_on()
    {
        var whole = RuntimePayloads.MethodLoad("Ns.Type", "Method", "void  ()");

        _collector.Read(Stream(Method(1, whole[..20]), Method(2, whole), Sample(1)), isRundown: false);
        var batch = _collector.Take(null);

        Assert.Equal("Method", Assert.Single(batch.Methods).Name);
        Assert.Single(batch.Samples);
        Assert.Equal(1, batch.Lost);
    }

    [Fact]
    public void A_malformed_stream_is_refused_after_what_came_before_was_collected()
    {
        var stream = new NettraceWriter()
            .Metadata(1, RuntimeEvents.SampleProvider, 0)
            .Events(Sample(1))
            .Block("EventBlock", block => block.Write(0));

        Assert.Throws<InvalidDataException>(() => _collector.Read(new MemoryStream(stream.ToArray()), isRundown: false));

        Assert.Single(_collector.Take(null).Samples);
    }

    [Fact]
    public void Code_in_a_rundown_was_there_from_the_beginning_of_time()
    {
        var payload = RuntimePayloads.MethodLoad("Ns.Type", "Method", "void  ()");

        _collector.Read(Stream(Method(1, payload)), isRundown: true);
        _collector.Read(Stream(Method(1, payload)), isRundown: false);

        Assert.Equal([default, new MonotonicTime(1001)], _collector.Take(null).Methods.Select(method => method.Time));
    }

    private static MemoryStream Stream(params WrittenEvent[] events) => new(new NettraceWriter()
        .Metadata(1, RuntimeEvents.SampleProvider, 0)
        .Metadata(2, RuntimeEvents.RuntimeProvider, 143)
        .Events(events)
        .ToArray());

    private static WrittenEvent Sample(uint sequence) => new(1, sequence, Sampler) { Thread = Thread, Ticks = 1000 + sequence, Payload = Managed };

    private static WrittenEvent Method(uint sequence, byte[] payload) =>
        new(2, sequence, Compiler) { Thread = Compiler, Ticks = 1000 + sequence, Payload = payload };
}
