using System.Text.RegularExpressions;

namespace GreenCode.Conventions.Tests;

/// <summary>The links of a document that point into the repository.</summary>
internal static partial class MarkdownLinks
{
    /// <summary>Relative links whose file, folder or heading does not exist.</summary>
    /// <param name="page">The document.</param>
    /// <param name="exists">Whether a path from the root of the repository is a file or a folder.</param>
    /// <param name="read">The text of a file, by its path from the root.</param>
    public static IEnumerable<string> Violations(SourceText page, Func<string, bool> exists, Func<string, string> read)
    {
        foreach (var link in Targets(page.Text))
        {
            var (file, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, "");
            var target = file.Length == 0 ? page.Path : Resolve(page.Path, file);
            if (target is null || !exists(target))
                yield return $"{page.Path} links to {link}, which does not exist.";
            else if (anchor.Length > 0 && target.EndsWith(".md", StringComparison.Ordinal)
                && !Anchors(target == page.Path ? page.Text : read(target)).Contains(anchor))
                yield return $"{page.Path} links to {link}, but {target} has no such heading.";
        }
    }

    private static IEnumerable<string> Targets(string markdown)
    {
        var prose = Code().Replace(markdown, "");
        return InlineLink().Matches(prose).Concat(Definition().Matches(prose))
            .Select(match => match.Groups[1].Value)
            .Where(target => !Scheme().IsMatch(target));
    }

    /// <summary>The path from the root; null where the link leaves the repository.</summary>
    private static string? Resolve(string page, string link)
    {
        var parts = new List<string>(page.Split('/').SkipLast(1));
        foreach (var part in link.TrimEnd('/').Split('/'))
        {
            if (part is ".." && parts.Count == 0)
                return null;
            if (part is "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ".")
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    /// <summary>Headings as the anchors that code hosts make of them: lower case, without punctuation, hyphens for spaces.</summary>
    private static HashSet<string> Anchors(string markdown) =>
    [
        .. Heading().Matches(Fence().Replace(markdown, ""))
            .Select(match => NotInAnchor().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-')),
    ];

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(\s*<?([^)\s>]+)>?(?:\s+""[^""]*"")?\s*\)")]
    private static partial Regex InlineLink();

    [GeneratedRegex(@"^\[[^\]]+\]:\s*(\S+)", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^#{1,6}\s+(.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\- _]")]
    private static partial Regex NotInAnchor();
}
