using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.FilterInMemory;

/// <summary>Moves an operator in front of the call that fetches the rows, where the database certainly gives the same answer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class FilterInMemoryFixer() : GreenFixer(FilterInMemoryAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(FilterInMemoryAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null
            || EntityFramework.Of(KnownSymbols.Of(model.Compilation, document.Project.AnalyzerOptions)) is not { } entityFramework
            || node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is not { } access
            || model.GetOperation(access.Parent is InvocationExpressionSyntax call ? call : access, cancellationToken) is not { } operation
            || MaterialisedQuery.NarrowedBy(operation, entityFramework) is not { Local: null } query
            || query.Materialisation.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax fetch } fetching
            || !GivesTheSame(query))
        {
            return null;
        }

        var awaited = query.Materialisation.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal);
        if (awaited && query.Materialisation.Parent is not IAwaitOperation)
            return null;

        var arguments = (operation.Syntax as InvocationExpressionSyntax)?.ArgumentList.Arguments.Select(argument => argument.WithoutTrivia()) ?? [];
        var rest = operation.Syntax;
        ExpressionSyntax moved;
        if (query.Operator is "Where" or "Skip" or "Take")
        {
            // A second copy of the list is not needed where one follows at once.
            if (operation.Parent?.Parent is IInvocationOperation { TargetMethod.Name: "ToList" } copy && copy.Syntax is InvocationExpressionSyntax && query.Materialisation.TargetMethod.Name is "ToList" or "ToListAsync")
                rest = copy.Syntax;
            moved = Call(Call(fetch.Expression, query.Operator, arguments), fetch.Name.Identifier.Text, fetching.ArgumentList.Arguments);
        }
        else
        {
            var name = query.Operator == "Length" ? "Count" : query.Operator;
            moved = Call(fetch.Expression, awaited ? name + "Async" : name, awaited ? arguments.Concat(fetching.ArgumentList.Arguments) : arguments);
        }

        if (awaited)
            moved = SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), moved);
        if (awaited && rest.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax)
            moved = SyntaxFactory.ParenthesizedExpression(moved);

        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return new GreenFix(Title, document.WithSyntaxRoot(root!.ReplaceNode(rest, moved.WithTriviaFrom(rest))));
    }

    /// <summary>A lazy filter that is kept for later would be run at once by the fix, so it must be consumed where it stands.</summary>
    private static bool GivesTheSame(MaterialisedQuery query)
    {
        if (query.Narrowing is IPropertyReferenceOperation)
            return true;

        var call = (IInvocationOperation)query.Narrowing;
        if (query.Operator is "Where" or "Skip" or "Take" && call.Parent is not IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { ContainingType.Name: "Enumerable" } } } && call.Parent?.Parent is not IForEachLoopOperation && call.Parent is not IForEachLoopOperation)
            return false;
        return query.Operator switch
        {
            "Skip" or "Take" => call.Arguments[1].Value.Type?.SpecialType is SpecialType.System_Int32,
            "Sum" or "Max" or "Min" => false,
            _ => call.Arguments.Skip(1).All(argument => EntityPredicate.Of(argument.Value)?.IsExact == true),
        };
    }

    private static InvocationExpressionSyntax Call(ExpressionSyntax receiver, string method, IEnumerable<ArgumentSyntax> arguments) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, SyntaxFactory.IdentifierName(method)),
        SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments, arguments.Skip(1).Select(_ => SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)))));
}
