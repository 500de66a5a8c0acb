using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Looks in the code of a compilation for a name, without binding it; comments do not count.</summary>
internal static class NameSearch
{
    /// <summary>Whether the name of the member stands anywhere outside its own declarations: if not, nothing in this project uses it.</summary>
    public static bool IsMentioned(this ISymbol member, Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Any(tree => tree.Mentions(member.Name, cancellationToken, at =>
            !member.DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree == tree && declaration.Span.Contains(at))));

    /// <summary>
    /// Whether the code is in a static method of a program, which nobody else can call, and nothing in the program names the method. A library's methods are there for others, and
    /// frameworks find those with attributes and the entry point.
    /// </summary>
    public static bool IsCalledByNobody(this ISymbol containingSymbol, Compilation compilation, CancellationToken cancellationToken)
    {
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

    /// <summary>Whether the word stands in the code of the file; where there is a condition on its place, as a name of its own.</summary>
    public static bool Mentions(this SyntaxTree tree, string word, CancellationToken cancellationToken, Func<int, bool>? fits = null)
    {
        var text = tree.GetText(cancellationToken).ToString();
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            if (fits?.Invoke(at) != false && tree.GetRoot(cancellationToken).FindToken(at).Span is var token && token.Contains(at) && (fits is null || token.Start == at && token.Length == word.Length))
                return true;
        }

        return false;
    }
}
