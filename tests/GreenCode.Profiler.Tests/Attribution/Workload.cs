namespace GreenCode.Profiler.Tests.Attribution;

/// <summary>What the threads of a simulated target do.</summary>
/// <param name="Threads">How many.</param>
/// <param name="SamplesPerWindow">How often each is seen in a window, on average.</param>
/// <param name="Leaves">The call paths they are on.</param>
internal sealed record Workload(int Threads, double SamplesPerWindow, int[] Leaves)
{
    /// <summary>How much a window's energy and a thread's CPU time vary, as a multiple of the least.</summary>
    public double Variation { get; init; }

    /// <summary>After how many windows a thread does something else; 0 for never.</summary>
    public int Phase { get; init; }

    /// <summary>Whether a thread is always on the same call path.</summary>
    public bool OneThing { get; init; }

    /// <summary>Whether samples come at regular intervals.</summary>
    public bool IsSystematic { get; init; }

    /// <summary>The part of its time that a thread is on each path.</summary>
    public double[] MixtureOf(int thread, int window)
    {
        if (OneThing)
            return [.. Leaves.Select((_, path) => path == thread % Leaves.Length ? 1.0 : 0)];
        double[] parts = [0.45, 0.3, 0.15, 0.1];
        var turn = Phase == 0 ? thread : thread + window / Phase;
        return [.. parts.Select((_, path) => parts[(path + turn) % parts.Length])];
    }
}
