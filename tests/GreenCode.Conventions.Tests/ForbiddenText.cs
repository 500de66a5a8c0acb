using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GreenCode.Conventions.Tests;

/// <summary>Text that ties the repository to one machine or one package feed.</summary>
internal static class ForbiddenText
{
    private static readonly ImmutableArray<(Regex Pattern, string What)> Patterns =
    [
        (new(@"(?<![\w.~}>)/-])/(?:work|root|home/\w+|Users/\w+)/"), "a path of one machine"),
        (new(@"\b[A-Za-z]:\\Users\\"), "a path of one machine"),
        (new(@"/v3/index\.json|\bapi\.nuget\.org|\bregistry\.npmjs\.org|\bpypi\.org"), "the host of a package registry"),
    ];

    public static IEnumerable<string> Violations(SourceText file) =>
        from line in file.Text.Split('\n').Index()
        from pattern in Patterns
        let match = pattern.Pattern.Match(line.Item)
        where match.Success
        select $"{file.Path}({line.Index + 1}): '{match.Value}' is {pattern.What}.";
}
