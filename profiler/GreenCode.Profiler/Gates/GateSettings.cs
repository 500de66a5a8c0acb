using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace GreenCode.Profiler.Gates;

/// <summary>What a gate is asked, and how many runs it may take to answer.</summary>
public sealed record GateSettings
{
    /// <summary>More runs than any gate needs; what an analysis costs grows with their square.</summary>
    public const int MostRuns = 200;

    /// <summary>
    /// With fewer runs of each side no interval of <see cref="Confidence"/> exists that holds whatever the noise looks like: all differences have the same
    /// sign by chance alone once in 2^(runs − 1) gates. Six for 95 %.
    /// </summary>
    [JsonIgnore]
    public int FewestRuns => (int)Math.Ceiling(1 - Math.Log2(1 - Confidence));

    /// <summary>How much more the candidate may cost, as a share of the baseline.</summary>
    public double Threshold { get; init; } = 0.03;

    /// <summary>The confidence of every interval.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Measured runs of each side, if the gate does not stop early.</summary>
    public int Runs { get; init; } = 30;

    /// <summary>Runs of each side that are made before the measured ones and dropped.</summary>
    public int WarmUps { get; init; } = 2;

    /// <summary>Whether the gate ends before <see cref="Runs"/> where the verdict is certain.</summary>
    public bool StopsEarly { get; init; } = true;

    /// <summary>How the runs came about.</summary>
    public GateDesign Design { get; init; } = GateDesign.Interleaved;

    /// <summary>
    /// After how many runs of each side the verdict is looked at: two, three, four and five fifths of <see cref="Runs"/>; only at the end where the gate
    /// does not stop early, or where the baseline is stored: its later runs would be compared with none of the candidate's age.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<int> Looks => StopsEarly && Design == GateDesign.Interleaved
        ? [.. new[] { 2, 3, 4, 5 }.Select(fifths => (Runs * fifths + 4) / 5).Where(runs => runs >= FewestRuns)]
        : [Runs];

    /// <summary>Why no gate can be run with these settings, as sentences; empty where one can.</summary>
    public IEnumerable<string> Objections()
    {
        if (!(Threshold >= 0 && Threshold < double.PositiveInfinity))
            yield return "The threshold of a gate is 0 or more: 0.03 lets the candidate cost 3 % more.";
        if (!(Confidence is >= 0.8 and <= 0.999))
            yield return "The confidence of a gate is between 0.8 and 0.999.";
        else if (Runs < FewestRuns || Runs > MostRuns)
            yield return string.Create(CultureInfo.InvariantCulture, $"A gate with a confidence of {Confidence} takes from {FewestRuns} to {MostRuns} runs of each side.");
        if (WarmUps < 0)
            yield return "The number of warm-up runs is 0 or more.";
    }
}
