using System.Collections.Immutable;

namespace GreenCode.Profiler.Gates;

/// <summary>One of the two versions with all its measured runs.</summary>
/// <param name="Command">Its command line, with secrets masked.</param>
/// <param name="RuntimeVersion">Its .NET runtime's version; null where it is no .NET program or ended too soon to tell.</param>
/// <param name="OutputDigest">SHA-256 of what each run printed on standard output; null where it differs between runs, so that it tells nothing.</param>
/// <param name="Runs">Its measured runs, in the order in which they were made.</param>
public sealed record MeasuredSide(string Command, string? RuntimeVersion, string? OutputDigest, ImmutableArray<MeasuredRun> Runs)
{
    /// <summary>The runs as the analysis takes them.</summary>
    public IEnumerable<GateRun> ForAnalysis(GateSide side) => Runs.Select(run => new GateRun(side, run.Block, run.Value, []));
}
