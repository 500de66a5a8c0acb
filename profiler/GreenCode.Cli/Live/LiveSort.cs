namespace GreenCode.Cli.Live;

/// <summary>What the rows of the live screen are sorted by.</summary>
public enum LiveSort
{
    /// <summary>Energy since the profile began.</summary>
    All,

    /// <summary>Power in the last second.</summary>
    Now,
}
