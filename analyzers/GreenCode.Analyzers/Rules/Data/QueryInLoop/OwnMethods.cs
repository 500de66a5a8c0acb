using System.Collections.Concurrent;
using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.QueryInLoop;

/// <summary>
/// Methods that a loop calls of its own type and file, and cannot return without a query. To bind the code of a method costs more than all that the rule does besides, so its text
/// is asked first, and each method is asked once.
/// </summary>
internal sealed class OwnMethods(KnownSymbols symbols, EntityFramework entityFramework)
{
    private readonly INamedTypeSymbol? _sequence = symbols.Find("System.Collections.Generic.IEnumerable`1");
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _byText = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _byCode = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the text allows that <see cref="QueriesAlways"/> holds.</summary>
    public bool MayQueryAlways(IInvocationOperation call) => call.TargetMethod.DeclaringSyntaxReferences is [var declaration]
        && declaration.SyntaxTree == call.Syntax.SyntaxTree
        && _byText.GetOrAdd(call.TargetMethod.OriginalDefinition, method => MayQuery(declaration.GetSyntax(), method));

    /// <summary>Whether a query that one for all could replace comes before any loop and any return of what is there already.</summary>
    public bool QueriesAlways(IInvocationOperation call) => _byCode.GetOrAdd(
        call.TargetMethod.OriginalDefinition,
        method => call.SemanticModel?.GetOperation(method.DeclaringSyntaxReferences[0].GetSyntax()) is IMethodBodyOperation body && Queries(body));

    private bool Queries(IMethodBodyOperation body)
    {
        foreach (var part in body.Descendants())
        {
            if (part is IReturnOperation { ReturnedValue: null or { ConstantValue.HasValue: true } or ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation } or ILoopOperation)
                return false;
            if (part is IInvocationOperation inner && TurnQuery.Of(inner, entityFramework) is { } query && query.CanBeOneForAll(body, entityFramework) && IsUnconditional(inner))
                return true;
        }

        return false;
    }

    private static bool IsUnconditional(IOperation operation)
    {
        var child = operation;
        foreach (var ancestor in operation.Ancestors())
        {
            if (ancestor.IsFunction()
                || ancestor is IConditionalOperation conditional && child != conditional.Condition
                || ancestor is ISwitchOperation or ISwitchExpressionArmOperation or ICatchClauseOperation
                || ancestor is ICoalesceOperation coalesce && child != coalesce.Value
                || ancestor is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } shortcut && child != shortcut.LeftOperand
                || ancestor is ICoalesceAssignmentOperation)
            {
                return false;
            }

            child = ancestor;
        }

        return true;
    }

    /// <summary>
    /// <see cref="Queries"/> as far as the text alone can say it. What it cannot be sure of, it allows.
    /// </summary>
    private bool MayQuery(SyntaxNode declaration, IMethodSymbol method)
    {
        var types = new DeclaredTypes(method, declaration, _sequence, entityFramework);
        foreach (var node in declaration.DescendantNodes(child => child is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            switch (node)
            {
                case ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                case YieldStatementSyntax { Expression: null }:
                case ReturnStatementSyntax { Expression: var value } when value is null || IsConstant(value, method):
                    return false;
                case InvocationExpressionSyntax { Expression: var called } when NameOf(called) is { } name && entityFramework.MayExecute(name) && IsUnconditional(node, declaration) && MayQuery(called, types):
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether what the method is called on may be something of Entity Framework, for all that declarations tell.</summary>
    private bool MayQuery(ExpressionSyntax called, DeclaredTypes types) =>
        called is not MemberAccessExpressionSyntax access
        || (types.TypeOf(access.Expression) is { } type ? entityFramework.MayQuery(type) : access.Expression is not IdentifierNameSyntax { Identifier.ValueText: nameof(Math) });

    private static string? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether the literal needs no conversion that would make it another value than a constant.</summary>
    private static bool IsConstant(ExpressionSyntax value, IMethodSymbol method)
    {
        var type = method.IsAsync && method.ReturnType is INamedTypeSymbol { TypeArguments: [var awaited] } ? awaited : method.ReturnType;
        return value.Kind() switch
        {
            SyntaxKind.NullLiteralExpression => type is { IsReferenceType: true, TypeKind: not (TypeKind.TypeParameter or TypeKind.Error) },
            SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression => type.SpecialType is SpecialType.System_Boolean,
            SyntaxKind.StringLiteralExpression => type.SpecialType is SpecialType.System_String,
            _ => false,
        };
    }

    private static bool IsUnconditional(SyntaxNode node, SyntaxNode declaration)
    {
        for (var parent = node.Parent; parent is not null && node != declaration; node = parent, parent = parent.Parent)
        {
            var isConditional = parent switch
            {
                IfStatementSyntax branch => node != branch.Condition,
                ConditionalExpressionSyntax choice => node != choice.Condition,
                BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } shortcut => node != shortcut.Left,
                AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } => true,
                SwitchStatementSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax => true,
                _ => false,
            };
            if (isConditional)
                return false;
        }

        return true;
    }
}
