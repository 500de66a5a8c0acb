using System.Collections.Immutable;
using System.IO.Enumeration;

namespace GreenCode.Conventions.Tests;

/// <summary>The names that a .gitignore leaves out. It knows the patterns that ours uses: one file or folder name, which may hold stars.</summary>
internal sealed class IgnoredNames(string gitIgnore)
{
    private readonly ImmutableArray<string> _patterns =
    [
        ".git",
        .. gitIgnore.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Trim('/')),
    ];

    public bool Contains(string name) => _patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));
}
