namespace GreenCode.Analyzers.Roslyn;

/// <summary>How many elements a collection can have, as far as the code around it shows; the higher, the more.</summary>
internal enum Amount
{
    /// <summary>A handful, which the code lists.</summary>
    Few,

    Unknown,

    /// <summary>A part of many, of a size that the code names: more than a handful.</summary>
    Page,

    /// <summary>As many as there are rows, files or lines: they come from a database, a folder or a file, and nothing bounds their number.</summary>
    Many,
}
