namespace GreenCode.Profiler.Tests.Symbols.Zoo;

/// <summary>A record, most of which the compiler writes.</summary>
/// <param name="Name">A property.</param>
public sealed record Plain(string Name)
{
    /// <summary>#70</summary>
    [Nr(70)]
    public string Shout() => Hidden.Upper(Name);
}

/// <summary>A type of this file only.</summary>
file static class Hidden
{
    /// <summary>#71</summary>
    [Nr(71)]
    public static string Upper(string text) => text.ToUpperInvariant();
}
