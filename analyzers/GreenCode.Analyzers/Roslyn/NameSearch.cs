using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Looks in the code of a compilation for a name, without binding it; comments do not count.</summary>
/// <remarks>Text is searched first, and a syntax tree asked only about what was found there: to have the compiler make all nodes of a file is dear.</remarks>
internal static class NameSearch
{
    /// <summary>Whether the name of the member stands anywhere outside its own declarations: if not, nothing in this project uses it.</summary>
    public static bool IsMentioned(this ISymbol member, Compilation compilation, CancellationToken cancellationToken) =>
        member.Mentions(compilation.SyntaxTrees, cancellationToken).Any();

    /// <summary>Where the name of the member stands outside its own declarations; another member may have that name too.</summary>
    public static IEnumerable<SyntaxToken> Mentions(this ISymbol member, IEnumerable<SyntaxTree> files, CancellationToken cancellationToken) => files
        .SelectMany(tree => tree.TokensNamed(member.Name, cancellationToken))
        .Where(name => !member.DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree == name.SyntaxTree && declaration.Span.Contains(name.Span)));

    /// <summary>
    /// Whether the code is in a local function that nothing names, or in a static method of a program, which nobody else can call, and nothing in the program names it. A library's methods are there for others, and
    /// frameworks find those with attributes and the entry point.
    /// </summary>
    public static bool IsCalledByNobody(this ISymbol containingSymbol, Compilation compilation, CancellationToken cancellationToken)
    {
        if (containingSymbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } local && !local.Mentions([local.DeclaringSyntaxReferences[0].SyntaxTree], cancellationToken).Any())
            return true;
        if (compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary)
            return false;
        while (containingSymbol is IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.LocalFunction })
            containingSymbol = containingSymbol.ContainingSymbol;
        return containingSymbol is IMethodSymbol { IsStatic: true, MethodKind: MethodKind.Ordinary } method
            && method.Name is not (WellKnownMemberNames.EntryPointMethodName or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName)
            && method.GetAttributes().IsEmpty
            && method.ContainingType.GetAttributes().IsEmpty
            && !method.IsMentioned(compilation, cancellationToken);
    }

    /// <summary>Whether the words stand in the code of the file, as part of a name or as several.</summary>
    public static bool Mentions(this SyntaxTree tree, string words, CancellationToken cancellationToken) => tree.TokensWith(words, cancellationToken).Any();

    /// <summary>The names of the file that are just this one, in its order.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <param name="within">The part of the file to look at, or null for all of it.</param>
    public static IEnumerable<SyntaxToken> TokensNamed(this SyntaxTree tree, string name, CancellationToken cancellationToken, TextSpan? within = null) =>
        tree.TokensWith(name, cancellationToken, within).Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);

    /// <summary>The tokens in which the words begin; comments are none.</summary>
    private static IEnumerable<SyntaxToken> TokensWith(this SyntaxTree tree, string words, CancellationToken cancellationToken, TextSpan? within = null)
    {
        var text = tree.GetText(cancellationToken).ToString();
        var (from, end) = within is { } part ? (part.Start, part.End) : (0, text.Length);
        for (var at = text.IndexOf(words, from, end - from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + words.Length, end - at - words.Length, StringComparison.Ordinal))
        {
            var token = tree.GetRoot(cancellationToken).FindToken(at);
            if (token.Span.Contains(at))
                yield return token;
        }
    }
}
