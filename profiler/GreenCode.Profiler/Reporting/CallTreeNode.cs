namespace GreenCode.Profiler.Reporting;

/// <summary>A place in the call tree.</summary>
/// <param name="Parent">Index of the parent node; -1 for a root.</param>
/// <param name="Frame">Index into <see cref="CallTree.Frames"/>.</param>
/// <param name="SelfJoules">Energy spent here and not in a child.</param>
/// <param name="TotalJoules">Energy spent here and below.</param>
/// <param name="CpuSeconds">CPU time spent here and not in a child.</param>
/// <param name="Samples">Samples whose leaf it was; 0 for a bucket.</param>
public sealed record CallTreeNode(int Parent, int Frame, double SelfJoules, double TotalJoules, double CpuSeconds, long Samples = 0);
