namespace GreenCode.Conventions.Tests;

/// <summary>Pages that stand in two languages: what leads and auditors read is there in English and in Dutch.</summary>
internal static class Translations
{
    private const string Dutch = "docs/nl/";

    /// <summary>Dutch pages without an English counterpart, and pages that leads read without a Dutch one.</summary>
    public static IEnumerable<string> Violations(IReadOnlyCollection<string> paths)
    {
        var pages = paths.Where(path => path.EndsWith(".md", StringComparison.Ordinal)).ToHashSet();
        return
        [
            .. from page in pages
               where page.StartsWith(Dutch, StringComparison.Ordinal)
               let english = page == Dutch + "README.md" ? "README.md" : "docs/" + page[Dutch.Length..]
               where !pages.Contains(english)
               select $"{page} has no English counterpart {english}.",
            .. from page in pages
               where page == "README.md"
                   || page.StartsWith("docs/methodology/", StringComparison.Ordinal)
                   || page.StartsWith("docs/rules/", StringComparison.Ordinal)
               let dutch = Dutch + (page == "README.md" ? page : page["docs/".Length..])
               where !pages.Contains(dutch)
               select $"{page} has no Dutch counterpart {dutch}; leads and auditors read it.",
        ];
    }
}
