using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Says which types only developers run.</summary>
internal static class DevelopmentOnly
{
    /// <summary>Whether the program mentions the type, outside its own declaration, only where a condition asks whether this is development.</summary>
    public static bool IsForDevelopment(this INamedTypeSymbol type, Compilation compilation)
    {
        var mentions = compilation.SyntaxTrees
            .Where(tree => tree.ToString().IndexOf(type.Name, StringComparison.Ordinal) >= 0)
            .SelectMany(tree => tree.GetRoot().DescendantNodes())
            .OfType<SimpleNameSyntax>()
            .Where(name => name.Identifier.ValueText == type.Name && !type.IsDeclaredAround(name))
            .ToList();
        return mentions.Count > 0 && mentions.TrueForAll(IsUnderDevelopment);
    }

    private static bool IsDeclaredAround(this INamedTypeSymbol type, SyntaxNode name) =>
        type.DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree == name.SyntaxTree && declaration.Span.Contains(name.Span));

    private static bool IsUnderDevelopment(SimpleNameSyntax name) => name.Ancestors().OfType<IfStatementSyntax>().Any(test =>
        test.Statement.Span.Contains(name.Span)
        && test.Condition is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
        && test.Condition.ToString().IndexOf("IsDevelopment", StringComparison.OrdinalIgnoreCase) >= 0);
}
