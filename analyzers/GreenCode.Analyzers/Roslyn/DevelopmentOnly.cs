using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Says which types only developers run.</summary>
internal static class DevelopmentOnly
{
    /// <summary>Whether the program mentions the type, outside its own declaration, only where a condition asks whether this is development.</summary>
    public static bool IsForDevelopment(this INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var mentions = type.Mentions(compilation.SyntaxTrees, cancellationToken).ToList();
        return mentions.Count > 0 && mentions.TrueForAll(IsUnderDevelopment);
    }

    private static bool IsUnderDevelopment(SyntaxToken name) => name.Parent!.Ancestors().OfType<IfStatementSyntax>().Any(test =>
        test.Statement.Span.Contains(name.Span)
        && test.Condition is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
        && test.Condition.ToString().IndexOf("IsDevelopment", StringComparison.OrdinalIgnoreCase) >= 0);
}
