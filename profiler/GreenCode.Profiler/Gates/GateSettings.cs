using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace GreenCode.Profiler.Gates;

/// <summary>What a gate is asked, and how many runs it may take to answer.</summary>
public sealed record GateSettings
{
    /// <summary>With fewer pairs of runs, no interval of 95 % exists that holds whatever the noise looks like.</summary>
    public const int FewestRuns = 6;

    /// <summary>More runs than any gate needs; what an analysis costs grows with their square.</summary>
    public const int MostRuns = 200;

    /// <summary>How much more the candidate may cost, as a share of the baseline.</summary>
    public double Threshold { get; init; } = 0.03;

    /// <summary>The confidence of every interval.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Measured runs of each side: an even number, since a block holds two of each.</summary>
    public int Runs { get; init; } = 30;

    /// <summary>Runs of each side that are made before the measured ones and dropped.</summary>
    public int WarmUps { get; init; } = 2;

    /// <summary>Whether the gate ends before <see cref="Runs"/> where the verdict is certain.</summary>
    public bool StopsEarly { get; init; } = true;

    /// <summary>How the runs came about.</summary>
    public GateDesign Design { get; init; } = GateDesign.Interleaved;

    /// <summary>
    /// After how many runs of each side the verdict is looked at: two, three, four and five fifths of <see cref="Runs"/>, in whole blocks; only at the
    /// end where the gate does not stop early.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<int> Looks => StopsEarly
        ? [.. new[] { 2, 3, 4, 5 }.Select(fifths => (Runs * fifths + 9) / 10 * 2).Where(runs => runs >= FewestRuns && runs <= Runs).Distinct()]
        : [Runs];

    /// <summary>Why no gate can be run with these settings, as sentences; empty where one can.</summary>
    public IEnumerable<string> Objections()
    {
        if (!(Threshold >= 0 && Threshold < double.PositiveInfinity))
            yield return "The threshold of a gate is 0 or more: 0.03 lets the candidate cost 3 % more.";
        if (!(Confidence is >= 0.5 and <= 0.999))
            yield return "The confidence of a gate is between 0.5 and 0.999.";
        if (Runs is < FewestRuns or > MostRuns || Runs % 2 != 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"A gate takes an even number of runs per side, from {FewestRuns} to {MostRuns}: a block holds two of each side.");
        if (WarmUps < 0)
            yield return "The number of warm-up runs is 0 or more.";
    }
}
