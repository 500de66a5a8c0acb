using System.Collections.Immutable;
using System.Globalization;

namespace GreenCode.Profiler.Reporting;

/// <summary>Cuts a time line at marks. Pure.</summary>
public static class Phases
{
    /// <summary>
    /// The phases between the marks, from the first window to the last; none without marks. A window that a mark cuts is divided by
    /// time, so that the phases sum to the target's energy.
    /// </summary>
    /// <param name="timeline">The time line.</param>
    /// <param name="marks">Seconds from the start of the profile, in any order; those outside of the time line cut nothing.</param>
    public static ImmutableArray<PhaseEnergy> Of(ImmutableArray<TimelineWindow> timeline, IEnumerable<double> marks)
    {
        var end = timeline.IsEmpty ? 0 : timeline[^1].StartSeconds + timeline[^1].LengthSeconds;
        double[] cuts = [.. marks.Where(mark => mark > 0 && mark < end).Distinct().Order()];
        if (cuts.Length == 0)
            return [];
        return
        [
            .. cuts.Prepend(0).Zip(cuts.Append(end), (from, to) => (from, to)).Select((span, index) => new PhaseEnergy(
                $"phase {(index + 1).ToString(CultureInfo.InvariantCulture)}",
                span.from,
                span.to - span.from,
                timeline.Sum(window => window.TargetJoules * Inside(window, span.from, span.to)),
                timeline.Sum(window => window.TargetCpuSeconds * Inside(window, span.from, span.to)))),
        ];
    }

    /// <summary>The part of a window, from 0 to 1, that lies in a span.</summary>
    private static double Inside(TimelineWindow window, double from, double to)
    {
        var end = window.StartSeconds + window.LengthSeconds;
        if (window.LengthSeconds <= 0)
            return window.StartSeconds >= from && window.StartSeconds < to ? 1 : 0;
        return Math.Max(0, Math.Min(end, to) - Math.Max(window.StartSeconds, from)) / window.LengthSeconds;
    }
}
