using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Alignment;

/// <summary>
/// How likely a thread seen at a place is to be on a CPU, for samplers whose clock is wall time. The runtime's own flag is a poor
/// proxy (waiting pool workers are flagged managed, busy native code external), so the likelihood is learnt from the threads' CPU
/// clocks: a place where threads are seen while their clocks stand still is a place where they wait.
/// </summary>
/// <remarks>
/// This is the expectation-maximisation step for a mixture, taken online: a window's CPU time is shared over its places in proportion to
/// time seen × likelihood, and the likelihood of a place is CPU time received ÷ time seen. A call path that was seen little borrows from
/// all paths with the same leaf, and a leaf that was seen little from the runtime's flag.
/// </remarks>
internal sealed class OnCpuModel(CallPaths paths)
{
    private const double BorrowedSeconds = 0.02;
    private const double Least = 1e-4;

    private readonly Dictionary<(int Path, SampleKind Kind), Place> _paths = [];
    private readonly Dictionary<(int Frame, SampleKind Kind), Place> _leaves = [];

    /// <summary>Whether the sampler's clock is CPU time, so that there is nothing to infer.</summary>
    public static bool IsCertain(SampleKind kind) => kind is not (SampleKind.Managed or SampleKind.External);

    /// <summary>The likelihood, above 0 and at most 1.</summary>
    public double Likelihood(int path, SampleKind kind)
    {
        if (IsCertain(kind))
            return 1;
        var leaf = _leaves.GetValueOrDefault((paths[path].Frame, kind)).Likelihood(kind == SampleKind.Managed ? 0.9 : 0.5);
        return _paths.GetValueOrDefault((path, kind)).Likelihood(leaf);
    }

    /// <summary>Learns that a thread was seen at a place for some time and received some CPU time for it.</summary>
    public void Learn(int path, SampleKind kind, double seenSeconds, double cpuSeconds)
    {
        if (IsCertain(kind))
            return;
        var leaf = (paths[path].Frame, kind);
        _leaves[leaf] = _leaves.GetValueOrDefault(leaf).Plus(seenSeconds, cpuSeconds);
        _paths[(path, kind)] = _paths.GetValueOrDefault((path, kind)).Plus(seenSeconds, cpuSeconds);
    }

    private readonly record struct Place(double Seen, double Cpu)
    {
        public Place Plus(double seen, double cpu) => new(Seen + seen, Cpu + cpu);

        public double Likelihood(double borrowed) =>
            Math.Clamp((Cpu + BorrowedSeconds * borrowed) / (Seen + BorrowedSeconds), Least, 1);
    }
}
