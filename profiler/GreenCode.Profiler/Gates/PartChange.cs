namespace GreenCode.Profiler.Gates;

/// <summary>How a method or an endpoint changed.</summary>
/// <param name="Kind">What the part is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Baseline">Median of what it spent per unit of work in the baseline; 0 where it did not appear.</param>
/// <param name="Candidate">The same in the candidate.</param>
/// <param name="Change">
/// How much more it spends in the candidate, as a share of what the whole spends in the baseline: 0.02 makes the whole 2 % dearer. The interval holds for
/// this part alone.
/// </param>
/// <param name="PValue">How often chance alone would make at least this difference in one of the parts that were tested (Holm's correction).</param>
/// <param name="CarriesTheChange">Whether that is too seldom to be chance, at the confidence of the settings.</param>
public sealed record PartChange(GatePartKind Kind, string Name, double Baseline, double Candidate, GateInterval Change, double PValue, bool CarriesTheChange);
