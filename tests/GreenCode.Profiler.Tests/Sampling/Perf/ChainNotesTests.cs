using GreenCode.Profiler.Sampling.Perf;

namespace GreenCode.Profiler.Tests.Sampling.Perf;

public class ChainNotesTests
{
    [Fact]
    public void Whole_chains_are_not_worth_a_note() => Assert.Empty(PerfSampleSource.ChainNotes(10_000, 0, 0, 0));

    [Fact]
    public void Without_samples_there_is_nothing_to_say() => Assert.Empty(PerfSampleSource.ChainNotes(0, 0, 0, 0));

    [Fact]
    public void What_rounds_to_nothing_is_not_said()
    {
        Assert.Empty(PerfSampleSource.ChainNotes(10_000, 2, 2, 4));
        var note = Assert.Single(PerfSampleSource.ChainNotes(10_000, 1_000, 4, 4));
        Assert.StartsWith("10.0 %", note, StringComparison.Ordinal);
        Assert.EndsWith("on the stack.", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Repaired_truncated_and_broken_chains_are_told_with_their_shares()
    {
        var notes = PerfSampleSource.ChainNotes(1_000, 100, 20, 30).ToList();

        Assert.Equal(2, notes.Count);
        Assert.StartsWith("12.0 %", notes[0], StringComparison.Ordinal);
        Assert.EndsWith("2.0 % lack their outer callers.", notes[0], StringComparison.Ordinal);
        Assert.StartsWith("3.0 %", notes[1], StringComparison.Ordinal);
    }
}
