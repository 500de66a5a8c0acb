using System.Text.RegularExpressions;

namespace GreenCode.Conventions.Tests;

/// <summary>The form of CHANGELOG.md, after Keep a Changelog.</summary>
internal static partial class Changelog
{
    private const string Unreleased = "## [Unreleased]";

    private static readonly HashSet<string> Kinds = ["### Added", "### Changed", "### Deprecated", "### Removed", "### Fixed", "### Security"];

    public static IEnumerable<string> Violations(string changelog)
    {
        var lines = changelog.ReplaceLineEndings("\n").Split('\n');
        var sections = lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).ToList();
        if (sections.FirstOrDefault() != Unreleased)
            yield return $"CHANGELOG.md: the first section is '{sections.FirstOrDefault()}', not '{Unreleased}'.";

        foreach (var section in sections.Where(section => section != Unreleased && !Release().IsMatch(section)))
            yield return $"CHANGELOG.md: '{section}' is not of the form '## [1.2.3] - 2026-01-31'.";
        foreach (var kind in lines.Where(line => line.StartsWith("### ", StringComparison.Ordinal) && !Kinds.Contains(line)))
            yield return $"CHANGELOG.md: '{kind}' is none of {string.Join(", ", Kinds)}.";

        var versions = sections.Select(section => Release().Match(section))
            .Where(match => match.Success)
            .Select(match => Version.Parse(match.Groups[1].Value))
            .ToList();
        if (!versions.SequenceEqual(versions.OrderDescending()))
            yield return "CHANGELOG.md: the newest release stands first.";
    }

    [GeneratedRegex(@"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$")]
    private static partial Regex Release();
}
