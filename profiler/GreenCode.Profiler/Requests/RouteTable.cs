namespace GreenCode.Profiler.Requests;

/// <summary>The routes that were seen, for requests of which only the path is known. A route is <c>GET /permits/{number}</c>.</summary>
internal sealed class RouteTable
{
    private readonly Dictionary<(string Method, int Words), List<string[]>> _routes = [];

    /// <summary>Notes a route.</summary>
    public void Add(string method, string route)
    {
        var words = route.Split('/');
        if (!_routes.TryGetValue((method, words.Length), out var routes))
            _routes[(method, words.Length)] = routes = [];
        if (!routes.Exists(known => known.SequenceEqual(words, StringComparer.OrdinalIgnoreCase)))
            routes.Add(words);
    }

    /// <summary>The route that a path takes: of those that fit, the one with the first literal word where another has a parameter, as routers choose; null where none fits.</summary>
    public string? Find(string method, string path)
    {
        var words = path.Split('/');
        string[]? best = null;
        foreach (var route in _routes.GetValueOrDefault((method, words.Length), []))
        {
            if (Fits(route, words) && (best is null || IsMoreLiteral(route, best)))
                best = route;
        }

        return best is null ? null : string.Join('/', best);
    }

    private static bool Fits(string[] route, string[] words) =>
        route.Zip(words).All(pair => IsParameter(pair.First) ? pair.Second.Length > 0 : pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));

    private static bool IsMoreLiteral(string[] route, string[] other)
    {
        for (var i = 0; i < route.Length; i++)
        {
            if (IsParameter(route[i]) != IsParameter(other[i]))
                return !IsParameter(route[i]);
        }

        return false;
    }

    private static bool IsParameter(string word) => word.StartsWith('{');
}
