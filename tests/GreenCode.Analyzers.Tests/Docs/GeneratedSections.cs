namespace GreenCode.Analyzers.Tests.Docs;

/// <summary>The parts of a hand-written page that are generated: they stand between two comments.</summary>
internal static class GeneratedSections
{
    private const string End = "<!-- end generated -->";

    public static string Replace(string page, string name, string content)
    {
        var marker = $"<!-- generated: {name} -->";
        var start = page.IndexOf(marker, StringComparison.Ordinal);
        var end = start < 0 ? -1 : page.IndexOf(End, start, StringComparison.Ordinal);
        if (end < 0)
            throw new FormatException($"The page has no section between '{marker}' and '{End}'. Add both lines where the text belongs.");

        return $"{page[..(start + marker.Length)]}\n{content.TrimEnd()}\n{page[end..]}";
    }
}
