using System.Globalization;

namespace GreenCode.Profiler.Requests;

/// <summary>Says which route a path took, so that requests of one endpoint have one name. Pure.</summary>
internal static class RouteTemplates
{
    /// <summary>Long words of digits and letters mixed are ids that no person chose.</summary>
    private const int LongestWord = 24;

    /// <summary>Values that the router adds for itself and that stand for no part of the path.</summary>
    private static readonly string[] Reserved = ["action", "area", "controller", "handler", "page"];

    /// <summary>
    /// The path with its parameters in braces: by their values where the route is known, else whatever looks like an id, and a word that it has no
    /// route, so that a request that no endpoint answers is not counted with those of one that does.
    /// </summary>
    /// <param name="path">The path, without a query.</param>
    /// <param name="routeValues">The values as <c>[id, 5],[name, x]</c>; null where no route was found.</param>
    public static string Of(string path, string? routeValues) =>
        routeValues is null ? $"{Guessed(path)} (no route)" : Guessed(WithParameters(path.Length == 0 ? "/" : path, routeValues));

    private static string WithParameters(string path, string routeValues)
    {
        // The path comes as it stood in the address, the values come decoded.
        path = Uri.UnescapeDataString(path);
        // The longest value first: a shorter one may be a part of it.
        foreach (var (name, value) in Parse(routeValues).OrderByDescending(pair => pair.Value.Length))
        {
            var at = ($"{path}/").LastIndexOf($"/{value}/", StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
                path = $"{path[..at]}/{{{name}}}{path[(at + 1 + value.Length)..]}";
        }

        return path;
    }

    private static IEnumerable<(string Name, string Value)> Parse(string routeValues)
    {
        foreach (var pair in routeValues.Trim('[', ']').Split("],[", StringSplitOptions.RemoveEmptyEntries))
        {
            var comma = pair.IndexOf(", ", StringComparison.Ordinal);
            if (comma > 0 && comma + 2 < pair.Length && !Reserved.Contains(pair[..comma], StringComparer.OrdinalIgnoreCase))
                yield return (pair[..comma], pair[(comma + 2)..].Trim('/'));
        }
    }

    /// <summary>The path with <c>{id}</c> for whatever looks like an id.</summary>
    public static string Guessed(string path) =>
        path.Length == 0 ? "/" : string.Join('/', path.Split('/').Select(word => IsId(word) ? "{id}" : word));

    private static bool IsId(string word) =>
        word.Length > 0
        && word[0] != '{'
        && (Guid.TryParse(word, CultureInfo.InvariantCulture, out _)
            || word.All(letter => char.IsAsciiDigit(letter) || letter is '-' or '_' or '.' or ',' or ':')
            && word.Any(char.IsAsciiDigit)
            || word.Length > LongestWord && word.Any(char.IsAsciiDigit)
            || word.Length >= 8 && word.All(char.IsAsciiHexDigit) && word.Any(char.IsAsciiDigit));
}
