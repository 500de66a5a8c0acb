using GreenCode.Profiler.Gates;

namespace GreenCode.Benchmarks.Gates;

/// <summary>A way to a ratio with its interval.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Interval">From runs, an error and a lot to the interval of the ratio's logarithm that errs as often.</param>
internal sealed record Contender(string Name, Func<IReadOnlyList<GateRun>, double, Random, GateInterval> Interval)
{
    /// <summary>Whether it is tried on fewer gates.</summary>
    public bool IsSlow { get; init; }
}
