using FsCheck.Xunit;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Tests.Reporting;

public class PhasesTests
{
    [Fact]
    public void A_mark_cuts_the_time_line_and_a_window_that_it_cuts_is_divided_by_time()
    {
        TimelineWindow[] timeline = [new(0, 1, [], 10, 1), new(1, 2, [], 40, 2)];

        var phases = Phases.Of([.. timeline], [1.5]);

        Assert.Equal([new("phase 1", 0, 1.5, 20, 1.5), new PhaseEnergy("phase 2", 1.5, 1.5, 30, 1.5)], phases);
    }

    [Fact]
    public void Without_marks_inside_of_the_time_line_there_are_no_phases()
    {
        Assert.Empty(Phases.Of([], [1]));
        Assert.Empty(Phases.Of([new(0, 1, [], 10, 1)], []));
        Assert.Empty(Phases.Of([new(0, 1, [], 10, 1)], [-1, 0, 1, 2]));
    }

    [Property]
    public void Phases_sum_to_the_energy_of_the_target(byte[] joules, ushort[] marks)
    {
        var timeline = joules.Select((value, i) => new TimelineWindow(i * 0.5, 0.5, [], value, 0.5)).ToArray();

        var phases = Phases.Of([.. timeline], marks.Select(mark => mark / 1000.0));

        if (phases.IsEmpty)
            return;
        Assert.Equal(joules.Sum(value => value), phases.Sum(phase => phase.Joules), 1e-6);
        Assert.Equal(joules.Length * 0.5, phases.Sum(phase => phase.LengthSeconds), 1e-6);
    }
}
