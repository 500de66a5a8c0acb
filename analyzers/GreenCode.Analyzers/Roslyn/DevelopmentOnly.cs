using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Says which types and routes only developers run.</summary>
internal static class DevelopmentOnly
{
    /// <summary>Whether the program mentions the type, outside its own declaration, only where a condition asks whether this is development.</summary>
    public static bool IsForDevelopment(this INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var mentions = type.Mentions(compilation.SyntaxTrees, cancellationToken).ToList();
        return mentions.Count > 0 && mentions.TrueForAll(IsUnderDevelopment);
    }

    /// <summary>Whether the code is the delegate of a route below <c>/demo</c>.</summary>
    public static bool ServesDemo(this IOperation operation) => operation.Ancestors().Any(ancestor =>
        ancestor is IInvocationOperation { TargetMethod.ContainingType.Name: "EndpointRouteBuilderExtensions" } map
        && map.Arguments.Any(argument => argument.Value.ConstantValue is { HasValue: true, Value: string route } && route.StartsWith("/demo", StringComparison.OrdinalIgnoreCase)));

    private static bool IsUnderDevelopment(SyntaxToken name) => name.Parent!.Ancestors().OfType<IfStatementSyntax>().Any(test =>
        test.Statement.Span.Contains(name.Span)
        && test.Condition is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
        && test.Condition.ToString().IndexOf("IsDevelopment", StringComparison.OrdinalIgnoreCase) >= 0);
}
