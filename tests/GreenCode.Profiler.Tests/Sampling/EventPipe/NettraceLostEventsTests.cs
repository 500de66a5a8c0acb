using GreenCode.Profiler.Sampling.EventPipe;

namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

/// <summary>
/// Every thread numbers its events from 1, dropped ones included; a gap is a loss. A sequence point says how far each thread has come.
/// </summary>
public class NettraceLostEventsTests
{
    private const int A = 11, B = 22;

    [Fact]
    public void Threads_taking_turns_lose_nothing() =>
        Lost(0, Stream().Events(Event(A, 1), Event(A, 2), Event(B, 1), Event(A, 3), Event(B, 2), Event(B, 3)));

    [Fact]
    public void A_thread_moving_to_another_processor_loses_nothing() =>
        Lost(0, Stream().Events(Event(A, 1), Event(A, 2) with { Processor = 1 }, Event(A, 3) with { Processor = 0 }));

    [Fact]
    public void A_gap_between_two_events_is_a_loss() =>
        Lost(3 + 1, Stream().Events(Event(A, 1), Event(A, 5), Event(B, 1), Event(B, 3)));

    [Fact]
    public void A_gap_between_two_blocks_is_a_loss() =>
        Lost(2, Stream().Events(Event(A, 1)).Events(Event(B, 1)).Events(Event(A, 4)));

    [Fact]
    public void A_sequence_point_ahead_of_the_last_event_is_a_loss() =>
        Lost(7, Stream().Events(Event(A, 1), Event(A, 2), Event(B, 1)).SequencePoint((A, 9), (B, 1)));

    [Fact]
    public void A_thread_goes_on_from_the_sequence_point() =>
        Lost(7 + 2, Stream().Events(Event(A, 1), Event(A, 2)).SequencePoint((A, 9)).Events(Event(A, 12)));

    [Fact]
    public void A_sequence_point_that_agrees_is_no_loss() =>
        Lost(0, Stream().Events(Event(A, 1), Event(A, 2)).SequencePoint((A, 2), (B, 0)).Events(Event(A, 3), Event(B, 1)));

    [Fact]
    public void Numbers_go_over_the_largest_one() =>
        Lost(1, Stream().SequencePoint((A, uint.MaxValue - 1)).Events(Event(A, uint.MaxValue), Event(A, 0), Event(A, 2)));

    /// <summary>The operating system gave a new thread the number of an ended one.</summary>
    [Fact]
    public void A_thread_id_that_is_used_again_is_no_loss() =>
        Lost(0, Stream().Events(Event(A, 1), Event(A, 2), Event(A, 3)).Events(Event(A, 1), Event(A, 2)));

    /// <summary>TraceEvent does not see these: it believes the first number that it meets.</summary>
    [Fact]
    public void A_thread_whose_first_events_are_missing_lost_them() => Lost(4, Stream().Events(Event(A, 5), Event(A, 6)));

    [Fact]
    public void A_thread_that_could_write_nothing_at_all_is_told_by_the_sequence_point() => Lost(6, Stream().SequencePoint((B, 6)));

    private static void Lost(long expected, NettraceWriter stream)
    {
        var reader = new NettraceReader(new MemoryStream(stream.ToArray()), (_, _, _) => 1);
        reader.ReadToEnd((in _) => { });

        Assert.Equal(expected, reader.LostEvents);
    }

    private static NettraceWriter Stream() => new NettraceWriter().Metadata(1, "Provider", 7);

    private static WrittenEvent Event(long thread, uint sequence) => new(1, sequence, thread) { Thread = thread, Ticks = sequence };
}
