namespace GreenCode.Profiler.Reporting.Comparison;

/// <summary>What two measurements of the same thing say about it.</summary>
public enum ChangeVerdict
{
    /// <summary>The 95 % intervals overlap, or an interval is not known: chance alone could have made the difference.</summary>
    NotDistinguishable,

    /// <summary>The later interval lies wholly below the earlier.</summary>
    Less,

    /// <summary>The later interval lies wholly above the earlier.</summary>
    More,
}
