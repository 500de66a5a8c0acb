namespace GreenCode.Profiler.Gates;

/// <summary>How well this machine can tell two versions apart; from the runs of any gate, and for a self-check (both sides the same command) on its own.</summary>
/// <param name="RunScatter">How far a run lies from its fellows: the standard deviation as a share, without regard to outliers.</param>
/// <param name="SmallestChange">Half the width of the ratio's interval: a change below it cannot be told from none.</param>
/// <param name="SmallestFailure">The smallest true change that a gate with these runs fails four times in five, given the threshold.</param>
/// <param name="RunsForTwoPointsMore">Runs of each side that fail a change of two percentage points above the threshold four times in five; null for more than anybody would make.</param>
public sealed record NoiseFloor(double RunScatter, double SmallestChange, double SmallestFailure, int? RunsForTwoPointsMore);
