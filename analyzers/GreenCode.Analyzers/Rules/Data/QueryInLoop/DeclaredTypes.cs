using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GreenCode.Analyzers.Rules.Data.QueryInLoop;

/// <summary>Types of expressions in a method as far as declarations alone tell them: no code is bound. Null where they do not.</summary>
/// <param name="method">The method that the expressions stand in.</param>
/// <param name="declaration">Its declaration.</param>
/// <param name="sequence">The type that stands for what LINQ makes of a collection.</param>
/// <param name="entityFramework">Tells what is no collection in memory.</param>
internal sealed class DeclaredTypes(IMethodSymbol method, SyntaxNode declaration, INamedTypeSymbol? sequence, EntityFramework entityFramework)
{
    private const int MostHops = 4;

    /// <summary>Operators that make a sequence of a sequence.</summary>
    private static readonly HashSet<string> Operators = new(StringComparer.Ordinal)
    {
        "Where", "Select", "SelectMany", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Distinct", "DistinctBy", "Skip", "SkipWhile", "Take", "TakeWhile", "Concat", "Union", "Except", "Intersect",
        "OfType", "Cast", "Append", "Prepend", "GroupBy", "ToList", "ToArray",
    };

    public ITypeSymbol? TypeOf(ExpressionSyntax expression, int hops = 0) => Known(expression switch
    {
        ParenthesizedExpressionSyntax parenthesised => TypeOf(parenthesised.Expression, hops),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => TypeOf(sure.Operand, hops),
        ThisExpressionSyntax => method.ContainingType,
        IdentifierNameSyntax name => OfName(name, hops),
        MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access => OfMember(TypeOf(access.Expression, hops), access.Name.Identifier.ValueText),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access } => OfCall(TypeOf(access.Expression, hops), access.Name.Identifier.ValueText),
        _ => null,
    });

    private static ITypeSymbol? Known(ITypeSymbol? type) => type is IArrayTypeSymbol or INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface or TypeKind.Struct or TypeKind.Enum } ? type : null;

    private ITypeSymbol? OfName(IdentifierNameSyntax use, int hops)
    {
        var name = use.Identifier.ValueText;
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name == name)
                return parameter.Type;
        }

        VariableDeclaratorSyntax? local = null;
        foreach (var node in declaration.DescendantNodes())
        {
            switch (node)
            {
                case VariableDeclaratorSyntax declarator when declarator.Identifier.ValueText == name && local is null:
                    local = declarator;
                    break;
                case VariableDeclaratorSyntax declarator when declarator.Identifier.ValueText == name:
                case SingleVariableDesignationSyntax designation when designation.Identifier.ValueText == name:
                case ForEachStatementSyntax each when each.Identifier.ValueText == name:
                case ParameterSyntax parameter when parameter.Identifier.ValueText == name:
                case CatchDeclarationSyntax caught when caught.Identifier.ValueText == name:
                case QueryClauseSyntax or QueryContinuationSyntax:
                    return null;
            }
        }

        if (local is not null)
        {
            return hops < MostHops
                && local is { Initializer.Value: { } value, Parent: VariableDeclarationSyntax { Type.IsVar: true, Parent.Parent: { } scope } }
                && scope.Span.Contains(use.Span)
                ? TypeOf(value, hops + 1)
                : null;
        }

        foreach (var constructor in method.ContainingType.InstanceConstructors)
        {
            // A primary constructor's parameter goes before what is inherited.
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Name == name)
                    return null;
            }
        }

        return OfMember(method.ContainingType, name);
    }

    /// <summary>A field or property, which may be inherited.</summary>
    private static ITypeSymbol? OfMember(ITypeSymbol? type, string name)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers(name))
                return IsReachable(member, type!) ? (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type : null;
        }

        return null;
    }

    /// <summary>What the only method of that name gives, or LINQ where there is none.</summary>
    private ITypeSymbol? OfCall(ITypeSymbol? type, string name)
    {
        if (type is null)
            return null;

        IMethodSymbol? only = null;
        foreach (var declaring in type.TypeKind is TypeKind.Interface ? type.AllInterfaces.Prepend(type) : [type])
        {
            for (var at = declaring; at is not null; at = at.BaseType)
            {
                foreach (var member in at.GetMembers(name))
                {
                    if (only is not null || member is not IMethodSymbol called || !IsReachable(member, type))
                        return null;
                    only = called;
                }
            }
        }

        return only is not null ? only.ReturnType : type.IsCollection() && !entityFramework.MayQuery(type) && Operators.Contains(name) ? sequence : null;
    }

    private static bool IsReachable(ISymbol member, ITypeSymbol from) =>
        member.DeclaredAccessibility is not Accessibility.Private || SymbolEqualityComparer.Default.Equals(member.ContainingType, from);
}
