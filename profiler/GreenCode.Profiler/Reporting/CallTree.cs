using System.Collections.Immutable;

namespace GreenCode.Profiler.Reporting;

/// <summary>
/// Who called whom, with energy. Nodes lie flat, a parent always before its children, so that a reader needs no recursion.
/// The first level names thread roles, below processes where the target has several; the children of a node are the frames it called.
/// </summary>
/// <param name="Frames">The distinct frames.</param>
/// <param name="Nodes">The nodes, parents first.</param>
public sealed record CallTree(ImmutableArray<CallTreeFrame> Frames, ImmutableArray<CallTreeNode> Nodes)
{
    /// <summary>A tree without nodes.</summary>
    public static CallTree Empty { get; } = new([], []);
}
