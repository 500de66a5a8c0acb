using GreenCode.Energy;

namespace GreenCode.Profiler.Symbols;

/// <summary>Which method's code lay at an address, and for how long that holds.</summary>
/// <param name="Method">The method's id; -1 where it is not known.</param>
/// <param name="From">The first moment.</param>
/// <param name="Until">The moment after the last.</param>
/// <param name="Start">Where the method's code begins.</param>
public readonly record struct MethodAt(int Method, MonotonicTime From, MonotonicTime Until, ulong Start = 0);
