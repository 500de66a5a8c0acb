using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GreenCode.Analyzers;

/// <summary>Names for what a repair adds.</summary>
internal static class NewName
{
    /// <summary>The wished name, or the first of name2, name3… that neither the place nor anything inside the scope uses.</summary>
    public static string For(string wished, SemanticModel model, SyntaxNode scope)
    {
        var taken = new HashSet<string>(model.LookupSymbols(scope.SpanStart).Select(symbol => symbol.Name)
            .Concat((scope.Parent ?? scope).DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)));
        return new[] { wished }.Concat(Enumerable.Range(2, taken.Count + 1).Select(number => $"{wished}{number}")).First(name => !taken.Contains(name));
    }
}
