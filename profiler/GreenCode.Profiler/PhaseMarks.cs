using System.Collections.Concurrent;
using GreenCode.Energy;

namespace GreenCode.Profiler;

/// <summary>The moments at which somebody said, while the profile ran, that a phase ends and the next begins. Safe to use from several threads.</summary>
public sealed class PhaseMarks
{
    private readonly ConcurrentQueue<MonotonicTime> _times = new();

    /// <summary>The marks so far, in the order in which they were set.</summary>
    public IReadOnlyCollection<MonotonicTime> Times => _times;

    /// <summary>Marks this moment.</summary>
    public void Mark() => _times.Enqueue(MonotonicTime.Now);
}
