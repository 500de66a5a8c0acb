using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GreenCode.Analyzers;

/// <summary>What fixers that replace code have in common.</summary>
internal static class RepairedCode
{
    /// <summary>The document with the new node in the place of the old one, or null where it would not compile as well as before.</summary>
    public static Task<Document?> ReplaceAsync(this Document document, SyntaxNode old, SyntaxNode replacement, CancellationToken cancellationToken) =>
        document.WithAsync(root => root.ReplaceNode(old, replacement), cancellationToken);

    /// <summary>The changed document, or null where it would not compile as well as before: where await is not allowed, or a name means something else.</summary>
    public static async Task<Document?> WithAsync(this Document document, Func<SyntaxNode, SyntaxNode> change, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var changed = document.WithSyntaxRoot(change(root!));
        return await ErrorsAsync(changed, cancellationToken).ConfigureAwait(false) <= await ErrorsAsync(document, cancellationToken).ConfigureAwait(false) ? changed : null;
    }

    /// <summary><c>await task</c> where <paramref name="old"/> stands, in parentheses where something is done with its value.</summary>
    public static ExpressionSyntax Await(ExpressionSyntax task, ExpressionSyntax old)
    {
        var keyword = SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        ExpressionSyntax awaited = SyntaxFactory.AwaitExpression(keyword, task.WithoutTrivia());
        return (IsOperand(old) ? SyntaxFactory.ParenthesizedExpression(awaited) : awaited).WithTriviaFrom(old);
    }

    private static bool IsOperand(ExpressionSyntax expression) => expression.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == expression,
        ConditionalAccessExpressionSyntax access => access.Expression == expression,
        ElementAccessExpressionSyntax or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax => true,
        _ => false,
    };

    private static async Task<int> ErrorsAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model!.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
    }
}
