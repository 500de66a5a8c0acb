namespace GreenCode.Profiler.Attribution;

/// <summary>What one call path of a thread spent in a window.</summary>
/// <param name="Path">The node in the call paths.</param>
/// <param name="Share">Its energy and CPU time.</param>
/// <param name="Samples">How many samples say so.</param>
public readonly record struct PathShare(int Path, Share Share, int Samples);
