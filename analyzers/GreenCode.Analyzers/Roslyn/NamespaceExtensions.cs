using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers.Roslyn;

internal static class NamespaceExtensions
{
    /// <summary>Whether it is the namespace of that full name. Nothing is allocated, as the name of a namespace would be.</summary>
    public static bool Is(this INamespaceSymbol? space, string fullName)
    {
        var end = fullName.Length;
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            var start = end - space.Name.Length;
            if (start < 0 || string.CompareOrdinal(fullName, start, space.Name, 0, space.Name.Length) != 0)
                return false;
            if (start == 0)
                return space.ContainingNamespace.IsGlobalNamespace;
            if (fullName[start - 1] != '.')
                return false;
            end = start - 1;
        }

        return false;
    }
}
