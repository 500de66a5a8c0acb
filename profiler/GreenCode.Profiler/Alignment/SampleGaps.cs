using GreenCode.Energy;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Alignment;

/// <summary>How long each sample of a sampler with a wall clock stands for: the time since the one before on the same thread.</summary>
internal sealed class SampleGaps
{
    /// <summary>A gap counts at most this many times the usual one: what happened in a longer one is not known.</summary>
    private const double Longest = 8;

    /// <summary>A gap up to this many times the usual one is one tick of the sampler; in a longer one ticks were left out.</summary>
    private const double OneTick = 1.5;

    /// <summary>In seconds; keeps the weights above zero.</summary>
    private const double Shortest = 1e-6;

    /// <summary>How fast the usual gap follows the median gap of a window.</summary>
    private const double Following = 0.2;

    private readonly Dictionary<int, PathSample> _last = [];
    private readonly Dictionary<int, MonotonicTime> _lastSeen = [];
    private readonly List<double> _ofWindow = [];

    /// <summary>The usual gap in seconds, as seen in the data; null before there was one.</summary>
    public double? UsualSeconds { get; private set; }

    /// <summary>The sample before on the same thread, and the gap to it in seconds; null for the first. Samples come in the order of time per thread.</summary>
    public (PathSample Sample, double Seconds)? Next(PathSample sample)
    {
        (PathSample Sample, double Seconds)? before = _last.TryGetValue(sample.ThreadId, out var last)
            ? (last, Math.Max(Shortest, (sample.Time.Nanoseconds - last.Time.Nanoseconds) * 1e-9))
            : null;
        _last[sample.ThreadId] = sample;
        if (sample.IsInferred)
            return before;
        if (_lastSeen.TryGetValue(sample.ThreadId, out var seen))
            _ofWindow.Add(Math.Max(Shortest, (sample.Time - seen).TotalSeconds));
        _lastSeen[sample.ThreadId] = sample.Time;
        return before;
    }

    /// <summary>Forgets a thread that has ended.</summary>
    public void Forget(int threadId)
    {
        _last.Remove(threadId);
        _lastSeen.Remove(threadId);
    }

    /// <summary>Learns from the gaps of a window, all at once, so that their order makes no difference.</summary>
    public void CloseWindow()
    {
        if (_ofWindow.Count == 0)
            return;
        _ofWindow.Sort();
        var median = _ofWindow[_ofWindow.Count / 2];
        UsualSeconds = UsualSeconds is { } usual ? usual * Math.Pow(median / usual, Following) : median;
        _ofWindow.Clear();
    }

    /// <summary>
    /// The seconds that a sample with this gap stands for, and those that the sample before it stands for on top. The runtime's sampler
    /// leaves out its ticks while the collector has stopped the threads: that time belongs to the code that was allocating, which was
    /// seen before it, and not to the code that is seen after.
    /// </summary>
    public (double This, double Before) Believable(double? gap)
    {
        var usual = UsualSeconds ?? 1;
        var believed = Math.Clamp(gap ?? usual, Shortest, Longest * usual);
        return believed > OneTick * usual ? (usual, believed - usual) : (believed, 0);
    }
}
