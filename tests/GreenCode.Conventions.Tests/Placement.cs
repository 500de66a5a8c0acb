namespace GreenCode.Conventions.Tests;

/// <summary>Names that belong to one place, so that a reader knows where the outside world begins.</summary>
internal static class Placement
{
    public static IEnumerable<string> Violations(CSharpSource file, IEnumerable<PlacedName> names)
    {
        var strangers = names.Where(name => !name.Folders.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal))).ToList();
        return from mention in strangers.Count > 0 ? file.NameChains() : []
               from name in strangers
               where Mentions(mention, name.Name)
               select $"{file.Path}({mention.Line}): {mention} mentions {name.Name}, which may stand "
                   + (name.Folders.IsEmpty ? "nowhere." : $"only below {string.Join(", ", name.Folders)}.");
    }

    /// <summary>By its own name, or with the namespace System before it.</summary>
    private static bool Mentions(NameChain mention, string name)
    {
        var parts = name.Split('.');
        return mention.StartsWith(parts) || mention.StartsWith(["System", .. parts])
            || mention.StartsWith(["System", "Runtime", "InteropServices", .. parts]);
    }
}
