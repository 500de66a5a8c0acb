namespace GreenCode.Profiler.Model;

/// <summary>A call path within a thread's window.</summary>
/// <param name="Path">The node in <see cref="CallPaths"/>.</param>
/// <param name="Weight">Its part of the thread's CPU time, relative to the other paths of the same thread and window.</param>
/// <param name="SquaredWeight">The sum of the squares of its samples' weights, for the error bars.</param>
/// <param name="Samples">How many samples there were.</param>
public readonly record struct WeightedPath(int Path, double Weight, double SquaredWeight, int Samples);
