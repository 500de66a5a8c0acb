using GreenCode.Profiler.Alignment;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Tests.Alignment;

public class SampleGapsTests
{
    [Fact]
    public void A_tick_that_was_left_out_belongs_to_the_code_seen_before_it()
    {
        var gaps = new SampleGaps();
        for (var i = 0; i < 20; i++)
            _ = gaps.Next(Sample(i * 5));
        gaps.CloseWindow();

        Assert.Equal(0.005, gaps.UsualSeconds!.Value, tolerance: 1e-9);
        Assert.Equal((0.005, 0.0), gaps.Believable(0.005));
        var (self, before) = gaps.Believable(0.020);
        Assert.Equal(0.005, self, tolerance: 1e-9);
        Assert.Equal(0.015, before, tolerance: 1e-9);
    }

    [Fact]
    public void Of_a_very_long_gap_only_eight_ticks_are_believed()
    {
        var gaps = new SampleGaps();
        _ = gaps.Next(Sample(0));
        _ = gaps.Next(Sample(5));
        gaps.CloseWindow();

        var (self, before) = gaps.Believable(3);
        Assert.Equal(0.040, self + before, tolerance: 1e-9);
    }

    private static PathSample Sample(long milliseconds) => new(1, new(milliseconds * 1_000_000), 1, SampleKind.Managed);
}
